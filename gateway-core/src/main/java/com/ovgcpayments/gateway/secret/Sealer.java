package com.ovgcpayments.gateway.secret;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.util.SecretBytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/**
 * Seals what the database must hold and a dump of it must not tell: webhook secrets, stored answers. AES-256-GCM by
 * Tink, bound to the place where it is stored, so that a value copied to another row or column does not open.
 */
public final class Sealer {
    private static final int KEY_BYTES = 32;

    private final Aead aead;

    private Sealer(Aead aead) {
        this.aead = aead;
    }

    /**
     * @param masterKeys 32 random bytes each, in base64. The first seals; all of them open, so that a key can be changed
     *     while old values still read.
     * @throws IllegalArgumentException if there is none, or one is not 32 bytes of base64
     */
    @AccessesPartialKey
    public static Sealer of(List<String> masterKeys) {
        if (masterKeys.isEmpty()) {
            throw new IllegalArgumentException("no master key");
        }
        try {
            AeadConfig.register();
            AesGcmParameters parameters = AesGcmParameters.builder()
                    .setKeySizeBytes(KEY_BYTES)
                    .setIvSizeBytes(12)
                    .setTagSizeBytes(16)
                    .setVariant(AesGcmParameters.Variant.TINK)
                    .build();
            KeysetHandle.Builder keyset = KeysetHandle.newBuilder();
            for (int i = 0; i < masterKeys.size(); i++) {
                byte[] bytes = decode(masterKeys.get(i));
                int id = ByteBuffer.wrap(Digest.sha256(bytes)).getInt();
                AesGcmKey key = AesGcmKey.builder()
                        .setParameters(parameters)
                        .setKeyBytes(SecretBytes.copyFrom(bytes, InsecureSecretKeyAccess.get()))
                        .setIdRequirement(id)
                        .build();
                KeysetHandle.Builder.Entry entry = KeysetHandle.importKey(key).withFixedId(id);
                keyset.addEntry(i == 0 ? entry.makePrimary() : entry);
            }
            return new Sealer(keyset.build().getPrimitive(RegistryConfiguration.get(), Aead.class));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the master keys cannot be used", e);
        }
    }

    /**
     * @param place table and column, such as {@code webhook_endpoint.secret}
     * @param row the row's key
     */
    public byte[] seal(byte[] plain, String place, UUID row) {
        try {
            return aead.encrypt(plain, associatedData(place, row));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws SealBroken if no master key opens it, or it was sealed for another place */
    public byte[] open(byte[] sealed, String place, UUID row) {
        try {
            return aead.decrypt(sealed, associatedData(place, row));
        } catch (GeneralSecurityException e) {
            throw new SealBroken(place, row, e);
        }
    }

    private static byte[] decode(String key) {
        byte[] bytes = Base64.getDecoder().decode(key);
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException("a master key is 32 bytes in base64, not " + bytes.length);
        }
        return bytes;
    }

    private static byte[] associatedData(String place, UUID row) {
        return (place + ":" + row).getBytes(StandardCharsets.UTF_8);
    }

    /** A sealed value does not open: the master key is another, or the value was moved or changed. */
    public static final class SealBroken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        SealBroken(String place, UUID row, Throwable cause) {
            super("cannot open " + place + " of " + row + ": is this the master key it was sealed with?", cause);
        }
    }
}
