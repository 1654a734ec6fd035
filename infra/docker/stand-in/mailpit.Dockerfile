ARG JAVA_IMAGE
FROM ${JAVA_IMAGE}
COPY libs /libs
COPY mailpit /mailpit
RUN chmod +x /mailpit
EXPOSE 1025 8025
ENTRYPOINT ["/mailpit"]
