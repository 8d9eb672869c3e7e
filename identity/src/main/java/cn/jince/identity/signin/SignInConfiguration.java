package cn.jince.identity.signin;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;

/** Who may reach what besides the authorization server's own endpoints. */
@Configuration(proxyBeanMethods = false)
class SignInConfiguration {

    /** Services of the house, with a token that carries the role HOUSE. */
    @Bean
    @Order(2)
    SecurityFilterChain internalChain(HttpSecurity http, JwtDecoder tokens) {
        return http.securityMatcher("/identity/internal/**")
                .csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.anyRequest().hasAuthority("HOUSE"))
                .oauth2ResourceServer(
                        server -> server.jwt(jwt -> jwt.decoder(tokens).jwtAuthenticationConverter(new HouseToken())))
                .build();
    }

    /** What people and clerks ask with their own token. */
    @Bean
    @Order(3)
    SecurityFilterChain handOverChain(HttpSecurity http, JwtDecoder tokens) {
        return http.securityMatcher("/identity/hand-over-codes")
                .csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .oauth2ResourceServer(
                        server -> server.jwt(jwt -> jwt.decoder(tokens).jwtAuthenticationConverter(new HouseToken())))
                .build();
    }

    @Bean
    @Order(4)
    SecurityFilterChain signInChain(HttpSecurity http, SignIn signIn) {
        return http.authenticationProvider(signIn)
                .authorizeHttpRequests(
                        requests -> requests.requestMatchers("/identity/sign-in", "/actuator/health/**", "/error")
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .formLogin(form -> form.loginPage("/identity/sign-in")
                        .loginProcessingUrl("/identity/sign-in")
                        .failureUrl("/identity/sign-in?error")
                        .defaultSuccessUrl("/")
                        .authenticationDetailsSource(request -> new SignInDetails(
                                request.getParameter("code") == null ? "" : request.getParameter("code"))))
                .build();
    }
}
