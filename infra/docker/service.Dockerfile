# One of the six services, from the jar that `mvn package` made. Built from the root of the repository by `images`:
#   docker build -f infra/docker/service.Dockerfile --build-arg SERVICE=quest-service --build-arg HEALTH_PORT=8083 .
ARG JAVA_IMAGE=eclipse-temurin:25-jre-noble

FROM ${JAVA_IMAGE} AS jar
ARG SERVICE
WORKDIR /jar
COPY ${SERVICE}/target/${SERVICE}-*.jar app.jar
RUN java -Djarmode=tools -jar app.jar extract --layers --destination layers

# What changes least comes first, so that a new version of a service moves little
FROM ${JAVA_IMAGE} AS app
WORKDIR /app
COPY infra/docker/healthcheck infra/docker/jvm.options ./
COPY --from=jar /jar/layers/dependencies/ ./
COPY --from=jar /jar/layers/snapshot-dependencies/ ./
COPY --from=jar /jar/layers/application/ ./

# The cache fits only these very files and this very JVM. A whole start until the context stands, with no database and no
# broker; the second command refuses a cache that a run would silently ignore.
FROM app AS training
COPY infra/docker/training.properties /training/application.properties
RUN java @jvm.options -XX:AOTCacheOutput=app.aot -Xlog:aot*=error \
        -Dspring.context.exit=onRefresh -Dspring.config.additional-location=file:/training/ -jar app.jar \
    && java @jvm.options -XX:AOTCache=app.aot -XX:AOTMode=on -cp app.jar -version

FROM app
COPY --from=training /app/app.aot ./
ARG SERVICE
ARG HEALTH_PORT
# the share of the container's memory that is heap; who runs the container may say otherwise
ENV SERVER_ADDRESS=0.0.0.0 HEALTH_PORT=${HEALTH_PORT} JDK_JAVA_OPTIONS="-XX:MaxRAMPercentage=50"
USER 10001:10001
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
    CMD ["/app/healthcheck"]
ENTRYPOINT ["java", "@/app/jvm.options", "-XX:AOTCache=/app/app.aot", "-jar", "/app/app.jar"]
ARG VERSION
ARG REVISION
ARG SOURCE
LABEL org.opencontainers.image.title="Neuromagic ${SERVICE}" \
      org.opencontainers.image.description="Part of Neuromagic: courses and quests that teach people to work with AI" \
      org.opencontainers.image.vendor="Neuromagic" \
      org.opencontainers.image.source="${SOURCE}" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"
