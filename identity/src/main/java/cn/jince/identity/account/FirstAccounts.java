package cn.jince.identity.account;

import cn.jince.identity.IdentitySettings;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * What an empty identity needs before anybody can sign in: the client of the house, whose secret is that of the
 * settings at each start, and one operator where there is none.
 */
@Component
@Order(0)
class FirstAccounts implements ApplicationRunner {
    private static final Logger LOG = LoggerFactory.getLogger(FirstAccounts.class);
    private static final int SHORTEST_PASSWORD = 12;
    private static final Pattern BASE32 = Pattern.compile("[A-Z2-7]{16,}");
    private final IdentitySettings settings;
    private final JdbcClient db;
    private final PasswordEncoder passwords;

    FirstAccounts(IdentitySettings settings, JdbcClient db, PasswordEncoder passwords) {
        this.settings = settings;
        this.db = db;
        this.passwords = passwords;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        house(settings.house());
        IdentitySettings.FirstOperator first = settings.identity().firstOperator();
        if (!first.login().isBlank()) {
            operator(first);
        }
    }

    private void house(IdentitySettings.House house) {
        db.sql("INSERT INTO system_client (client_id, secret, name, roles) VALUES (?, ?, '晋策内部服务', 'HOUSE')"
                        + " ON CONFLICT (client_id) DO UPDATE SET secret = excluded.secret")
                .params(house.clientId(), passwords.encode(house.clientSecret()))
                .update();
    }

    private void operator(IdentitySettings.FirstOperator first) {
        if (first.password().length() < SHORTEST_PASSWORD
                || !BASE32.matcher(first.totp()).matches()) {
            throw new IllegalStateException("jince.identity.first-operator: the password has " + SHORTEST_PASSWORD
                    + " letters or more, and totp is a base32 secret of 16 or more");
        }
        int made = db.sql(
                        "INSERT INTO account (id, kind, login, name, password, division, department, roles, second_factor)"
                                + " SELECT ?, 'OFFICER', ?, '平台管理员', ?, '140000', '平台运行', 'OPERATOR', ?"
                                + " WHERE NOT EXISTS (SELECT 1 FROM account WHERE ',' || roles || ',' LIKE '%,OPERATOR,%')")
                .params(first.login(), first.login(), passwords.encode(first.password()), "totp:" + first.totp())
                .update();
        LOG.info(
                made == 1
                        ? "the first operator is made"
                        : "there is an operator already, the first-operator setting can go");
    }
}
