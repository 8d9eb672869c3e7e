package cn.jince.identity.grant;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.text.ParseException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The signing key, made once and kept in the database, so that tokens outlive a restart and replicas agree. */
@Component
class SigningKeys {
    private final JdbcClient db;
    private final TransactionTemplate inTransaction;
    private final Clock clock;

    SigningKeys(JdbcClient db, TransactionTemplate inTransaction, Clock clock) {
        this.db = db;
        this.inTransaction = inTransaction;
        this.clock = clock;
    }

    JWKSet load() {
        return inTransaction.execute(_ -> {
            db.sql("LOCK TABLE signing_key IN EXCLUSIVE MODE").update();
            List<String> kept = db.sql("SELECT jwk FROM signing_key ORDER BY created_at DESC")
                    .query((row, _) -> row.getString("jwk"))
                    .list();
            return kept.isEmpty() ? make() : parse(kept);
        });
    }

    private JWKSet make() {
        try {
            RSAKey key = new RSAKeyGenerator(2048)
                    .keyID(UUID.randomUUID().toString())
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
            db.sql("INSERT INTO signing_key (kid, jwk, created_at) VALUES (?, ?, ?)")
                    .params(key.getKeyID(), key.toJSONString(), clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
            return new JWKSet(key);
        } catch (JOSEException e) {
            throw new IllegalStateException("an RSA key could not be made", e);
        }
    }

    private static JWKSet parse(List<String> kept) {
        List<JWK> keys = new ArrayList<>();
        for (String jwk : kept) {
            try {
                keys.add(JWK.parse(jwk));
            } catch (ParseException e) {
                throw new IllegalStateException("table signing_key holds an unreadable key", e);
            }
        }
        return new JWKSet(keys);
    }
}
