package cn.jince.identity.signin;

import cn.jince.api.identity.TokenAttributes;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** Our own token with its roles as authorities. */
final class HouseToken implements Converter<Jwt, AbstractAuthenticationToken> {
    @Override
    public AbstractAuthenticationToken convert(Jwt token) {
        @Nullable List<String> roles = token.getClaimAsStringList(TokenAttributes.ROLES);
        return new JwtAuthenticationToken(
                token,
                roles == null
                        ? List.of()
                        : roles.stream().map(SimpleGrantedAuthority::new).toList());
    }
}
