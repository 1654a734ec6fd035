# Keycloak with our realm and look, its build options fixed. Built from the root of the repository by `images`.
ARG KEYCLOAK_IMAGE=quay.io/keycloak/keycloak:26.7.5

FROM ${KEYCLOAK_IMAGE} AS built
ENV KC_DB=postgres KC_HEALTH_ENABLED=true KC_METRICS_ENABLED=true KC_HTTP_RELATIVE_PATH=/id KC_HTTP_MANAGEMENT_RELATIVE_PATH=/
COPY infra/keycloak/providers/target/keycloak-providers.jar /opt/keycloak/providers/
RUN /opt/keycloak/bin/kc.sh build

FROM ${KEYCLOAK_IMAGE}
COPY --from=built --chown=1000:0 /opt/keycloak/lib/quarkus/ /opt/keycloak/lib/quarkus/
COPY --from=built --chown=1000:0 /opt/keycloak/providers/ /opt/keycloak/providers/
COPY --chown=1000:0 infra/keycloak/themes/ /opt/keycloak/themes/
COPY --chown=1000:0 infra/keycloak/realm/ /opt/keycloak/data/import/
COPY infra/docker/healthcheck /opt/keycloak/bin/healthcheck
# its journal of transactions, empty without XA, shares the one place to write: where there is none a start waits 30 s for it
RUN mkdir /opt/keycloak/data/tmp && ln -s tmp /opt/keycloak/data/transaction-logs
ENV KC_DB=postgres KC_HEALTH_ENABLED=true KC_METRICS_ENABLED=true KC_HTTP_RELATIVE_PATH=/id KC_HTTP_MANAGEMENT_RELATIVE_PATH=/ \
    KC_HTTP_ENABLED=true HEALTH_PORT=9000 HEALTH_PATH=/health/ready
USER 1000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=120s --retries=3 \
    CMD ["/opt/keycloak/bin/healthcheck"]
CMD ["start", "--optimized", "--import-realm"]
ARG VERSION
ARG REVISION
ARG SOURCE
LABEL org.opencontainers.image.title="Neuromagic Keycloak" \
      org.opencontainers.image.description="Keycloak with the realm and the login pages of Neuromagic" \
      org.opencontainers.image.vendor="Neuromagic" \
      org.opencontainers.image.source="${SOURCE}" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"
