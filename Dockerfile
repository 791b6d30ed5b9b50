# Builds the hub with a JDK; the image that runs has a JRE and no build tool.
FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.m2 mvn -B -ntp package -DskipTests

FROM eclipse-temurin:17-jre-noble
RUN groupadd --system --gid 10001 hub \
    && useradd --system --uid 10001 --gid hub --home-dir /opt/hub --no-create-home --shell /usr/sbin/nologin hub \
    && install -d -o hub -g hub -m 0700 /var/lib/hub
COPY --from=build /src/app/target/lib /opt/hub/lib
COPY --from=build /src/sandbox/target/lib /opt/hub/sandbox-lib
COPY --from=build /src/broker/target/lib /opt/hub/broker-lib
COPY --from=build --chmod=0755 /src/hub /opt/hub/hub
COPY --from=build /src/LICENSE /src/NOTICE /opt/hub/
COPY --from=build /src/routes /opt/hub/routes
COPY --from=build /src/mappings /opt/hub/mappings
COPY --from=build /src/config /opt/hub/config
COPY --from=build /src/connectors/kamelets /opt/hub/connectors/kamelets
COPY --chmod=0755 config/container/healthy /opt/hub/healthy
ENV HUB_HOME=/opt/hub \
    HUB_LIB=/opt/hub/lib \
    HUB_SANDBOX_LIB=/opt/hub/sandbox-lib \
    HUB_BROKER_LIB=/opt/hub/broker-lib \
    HUB_DATA=/var/lib/hub
USER 10001:10001
WORKDIR /opt/hub
VOLUME /var/lib/hub
# Webhooks, and health with metrics. Both listen inside the container only until HUB_HOST and HUB_MANAGEMENT_HOST say more.
EXPOSE 8080 9876
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=10s --start-period=90s --retries=3 CMD ["/opt/hub/healthy"]
ENTRYPOINT ["/opt/hub/hub"]
CMD ["run"]
