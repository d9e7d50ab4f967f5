package com.ovgcpayments.gateway.account;

/**
 * Where somebody comes from.
 *
 * @param address his own, not a proxy's; empty if it is not known
 * @param userAgent what his browser calls itself, of which the first 300 characters are kept
 */
public record Client(String address, String userAgent) {
    private static final int MOST = 300;

    public Client {
        address = printable(address);
        userAgent = printable(userAgent);
    }

    private static String printable(String text) {
        return text.codePoints()
                .filter(codePoint ->
                        !Character.isISOControl(codePoint) && Character.getType(codePoint) != Character.SURROGATE)
                .limit(MOST)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
