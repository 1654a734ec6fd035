ARG JAVA_IMAGE
FROM ${JAVA_IMAGE}
RUN useradd --uid 1000 --gid 0 --home-dir /opt/keycloak keycloak
COPY --chown=1000:0 keycloak /opt/keycloak
USER 1000
EXPOSE 8080 8443 9000
ENTRYPOINT ["/opt/keycloak/bin/kc.sh"]
