package com.ovgcpayments.gateway.dashboard;

import io.vertx.core.http.HttpMethod;

/**
 * One page or one action of the dashboard, and who may come to it. That every screen is in one table lets the frame hold them all to the same
 * rules, and the tests try each with every role.
 *
 * @param method GET for what only shows, POST for what changes something
 * @param path below the {@linkplain Scope scope}'s root: {@code /payments/:id}, or empty for the root itself
 * @param permission which also says of which scope it is
 * @param attended whether somebody asks for it, and not a page by itself while nobody may sit before it: then it keeps nobody signed in
 * @param confirmed whether the visitor must have proved who he is within the last minutes; he is asked on the way
 * @param bodyLimit how many bytes may be posted
 * @param takesFiles whether files may be posted with its form: they are held in memory, and only of who may come here
 */
public record Screen(
        HttpMethod method,
        String path,
        Permission permission,
        boolean attended,
        boolean confirmed,
        int bodyLimit,
        boolean takesFiles,
        ScreenHandler handler) {
    private static final int USUAL_BODY_LIMIT = 64 * 1024;

    public static Screen get(String path, Permission permission, ScreenHandler handler) {
        return new Screen(HttpMethod.GET, path, permission, true, false, USUAL_BODY_LIMIT, false, handler);
    }

    public static Screen post(String path, Permission permission, ScreenHandler handler) {
        return new Screen(HttpMethod.POST, path, permission, true, false, USUAL_BODY_LIMIT, false, handler);
    }

    /** The same, for a visitor who has just proved who he is. Only for what is posted. */
    public Screen forConfirmed() {
        return new Screen(method, path, permission, attended, true, bodyLimit, takesFiles, handler);
    }

    /** The same, for pages to ask by themselves: it does not keep anybody signed in. */
    public Screen unattended() {
        return new Screen(method, path, permission, false, confirmed, bodyLimit, takesFiles, handler);
    }

    public Screen withBodyLimit(int bytes) {
        return new Screen(method, path, permission, attended, confirmed, bytes, takesFiles, handler);
    }

    /** The same, with files. Not for what must be confirmed: a file cannot be sent along on that detour. */
    public Screen withFiles(int bytes) {
        return new Screen(method, path, permission, attended, confirmed, bytes, true, handler);
    }

    /** As a router takes it. */
    public String route() {
        return permission.scope().root() + path;
    }
}
