# Jar and libraries; what comes out is the same for every architecture, but for the native libraries of the one that is built for.
FROM --platform=$BUILDPLATFORM eclipse-temurin:25-jdk AS build
RUN apt-get update && apt-get install -y --no-install-recommends maven && rm -rf /var/lib/apt/lists/*
WORKDIR /build
COPY pom.xml ./
COPY .mvn .mvn
COPY src/main src/main
RUN --mount=type=cache,target=/root/.m2 mvn -q -B -ntp -Dmaven.test.skip=true package
ARG TARGETARCH
RUN mkdir /out && cp -p target/tollgate.jar /out && cp -rp target/lib /out/lib \
 && cp src/main/docker/java.options src/main/docker/health src/main/docker/train /out \
 && src/main/docker/natives "${TARGETARCH:-$(dpkg --print-architecture)}" target/lib /out/native

# The program as it will run, and a cache of its loaded and linked classes from a run under sample traffic.
FROM eclipse-temurin:25-jre AS train
COPY --from=build /out /opt/tollgate
RUN /opt/tollgate/train 20

FROM eclipse-temurin:25-jre
LABEL org.opencontainers.image.title="Tollgate" \
      org.opencontainers.image.description="A gateway between programs and the language models they call" \
      org.opencontainers.image.licenses="Apache-2.0"
# For a ledger in a file; writable for whatever user the container is given.
RUN mkdir -m 1777 /data
COPY --from=build /out /opt/tollgate
COPY --from=train /opt/tollgate/tollgate.aot /opt/tollgate/tollgate.aot
# In a container the published port decides who may call.
ENV TOLLGATE_LISTEN=0.0.0.0
USER 10001:10001
VOLUME /data
EXPOSE 3000 15000 15020 15021
HEALTHCHECK --interval=5s --timeout=3s --start-period=30s --retries=3 CMD ["/opt/tollgate/health"]
ENTRYPOINT ["java", "@/opt/tollgate/java.options", "-XX:AOTCache=/opt/tollgate/tollgate.aot", "-jar", "/opt/tollgate/tollgate.jar"]
CMD ["-f", "/etc/tollgate/config.yaml"]
