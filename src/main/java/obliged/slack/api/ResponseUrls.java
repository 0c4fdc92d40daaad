package obliged.slack.api;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts response URLs for the outbox. Anyone with such a URL can post as us for half an hour, so it is not stored in
 * clear. The key is derived from the bot's token: a new token can't open what an old one sealed, and need not.
 * https://docs.slack.dev/interactivity/handling-user-interaction#message_responses
 */
public final class ResponseUrls {
    private static final int NONCE = 12;
    private static final int TAG = 16;

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    public ResponseUrls(String botToken) {
        this.key = new SecretKeySpec(sha256("obliged response url " + botToken), "AES");
    }

    public String seal(String url) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(url.getBytes(StandardCharsets.UTF_8));
            byte[] both = Arrays.copyOf(nonce, NONCE + sealed.length);
            System.arraycopy(sealed, 0, both, NONCE, sealed.length);
            return Base64.getEncoder().encodeToString(both);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java lacks AES-GCM", e);
        }
    }

    /** Returns empty if it was sealed with another token, or is damaged. */
    public Optional<String> open(String sealed) {
        try {
            byte[] both = Base64.getDecoder().decode(sealed);
            if (both.length < NONCE + TAG) {
                return Optional.empty();
            }
            byte[] url =
                    cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(both, NONCE)).doFinal(both, NONCE, both.length - NONCE);
            return Optional.of(new String(url, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(8 * TAG, nonce));
        return cipher;
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java lacks SHA-256", e);
        }
    }
}
