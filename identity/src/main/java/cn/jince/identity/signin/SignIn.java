package cn.jince.identity.signin;

import cn.jince.identity.account.Account;
import cn.jince.identity.account.Accounts;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Checks login, password and, for officers, the second factor. Says the same whatever was wrong; five failures lock for
 * ten minutes.
 */
@Component
class SignIn implements AuthenticationProvider {
    private final Accounts accounts;
    private final PasswordEncoder passwords;
    private final Clock clock;
    private final SecondFactor secondFactor;
    private final String nobody;

    SignIn(Accounts accounts, PasswordEncoder passwords, SecondFactor secondFactor, Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.secondFactor = secondFactor;
        this.clock = clock;
        this.nobody = String.valueOf(passwords.encode("nobody"));
    }

    @Override
    public Authentication authenticate(Authentication given) {
        String password = String.valueOf(given.getCredentials());
        Optional<Account> found = accounts.findByLogin(given.getName().trim());
        if (found.isEmpty()) {
            // As slow as with an account, so that the time tells nothing.
            passwords.matches(password, nobody);
            throw new BadCredentialsException("wrong");
        }
        Account account = found.get();
        Instant now = clock.instant();
        if (account.isLocked(now)) {
            throw new LockedException("locked");
        }
        if (!passwords.matches(password, account.password()) || !secondFactorHolds(account, given)) {
            accounts.countFailure(account.id(), now);
            throw new BadCredentialsException("wrong");
        }
        accounts.clearFailures(account.id());
        // The framework reads the time of the sign-in from the factor, for the id token's auth_time.
        UsernamePasswordAuthenticationToken signedIn = UsernamePasswordAuthenticationToken.authenticated(
                account.id(),
                null,
                List.of(
                        new SimpleGrantedAuthority(account.kind()),
                        FactorGrantedAuthority.withAuthority(FactorGrantedAuthority.PASSWORD_AUTHORITY)
                                .issuedAt(now)
                                .build()));
        // Not the form's details: this object is stored with the authorization, and the code is nobody's business.
        signedIn.setDetails(account.kind());
        return signedIn;
    }

    private boolean secondFactorHolds(Account account, Authentication given) {
        if (!account.isOfficer()) {
            return true;
        }
        return account.secondFactor() != null
                && given.getDetails() instanceof SignInDetails(String code)
                && secondFactor.holds(account.secondFactor(), code, clock.instant());
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
