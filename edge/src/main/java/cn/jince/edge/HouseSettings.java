package cn.jince.edge;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the house is and who we are in it; set from the environment.
 *
 * @param issuer issuer of our tokens, as the outside sees it
 * @param identity base URL of identity inside the house
 * @param clientId this service's own client, for calls no user caused
 */
@ConfigurationProperties("jince.house")
public record HouseSettings(
        @DefaultValue("http://localhost:8080/identity") String issuer,
        @DefaultValue("http://localhost:8081") URI identity,
        @DefaultValue("http://localhost:8082") URI platform,
        @DefaultValue("http://localhost:8083") URI adapters,
        @DefaultValue("house") String clientId,
        @DefaultValue("house-secret-for-development") String clientSecret) {}
