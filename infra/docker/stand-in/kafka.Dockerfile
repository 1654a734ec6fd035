ARG JAVA_IMAGE
FROM ${JAVA_IMAGE}
COPY libs /opt/kafka/libs
COPY kafka /etc/kafka/docker/run
RUN chmod +x /etc/kafka/docker/run && useradd --uid 1000 --create-home appuser && mkdir -p /opt/kafka/config /opt/kafka/logs /var/lib/kafka/data \
    && chown -R appuser /opt/kafka/config /opt/kafka/logs /var/lib/kafka
USER appuser
VOLUME /var/lib/kafka/data
EXPOSE 9092
CMD ["/etc/kafka/docker/run"]
