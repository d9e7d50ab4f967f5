package com.ovgcpayments.gateway.dashboard;

import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder.ErrorDataDecoderException;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a form and its files into memory: nothing that somebody sends is ever written to a disk. Resumes a request that was paused. */
final class FormWithFiles implements Handler<RoutingContext> {
    private static final String FILES = "dashboard-files";

    private final int limit;

    /** @param limit of the whole body, in bytes */
    FormWithFiles(int limit) {
        this.limit = limit;
    }

    /** What was sent as the file of this field; empty if there is none, or nothing in it. */
    static Optional<Buffer> file(RoutingContext context, String field) {
        @Nullable Map<String, Buffer> files = context.get(FILES);
        return Optional.ofNullable(files).map(all -> all.get(field)).filter(file -> file.length() > 0);
    }

    @Override
    public void handle(RoutingContext context) {
        if (announced(context.request()) > limit) {
            refuse(context, 413);
            return;
        }
        Map<String, Buffer> files = new HashMap<>();
        context.put(FILES, files);
        read(context, files);
    }

    private void read(RoutingContext context, Map<String, Buffer> files) {
        HttpServerRequest request = context.request();
        request.exceptionHandler(broken -> refuse(context, 400));
        request.handler(chunk -> {
            if (request.bytesRead() > limit) {
                refuse(context, 413);
            }
        });
        request.endHandler(end -> {
            if (!context.failed()) {
                context.next();
            }
        });
        try {
            request.setExpectMultipart(true);
        } catch (ErrorDataDecoderException | IllegalStateException broken) {
            refuse(context, 400);
            return;
        }
        request.uploadHandler(upload -> {
            Buffer content = Buffer.buffer();
            files.put(upload.name(), content);
            upload.handler(chunk -> {
                if (!context.failed()) {
                    content.appendBuffer(chunk);
                }
            });
        });
        request.resume();
    }

    /** The rest of the body is let pass by, so that the answer is read. */
    private static void refuse(RoutingContext context, int status) {
        if (!context.failed()) {
            context.request().handler(null).uploadHandler(null).resume();
            context.fail(status);
        }
    }

    private static long announced(HttpServerRequest request) {
        @Nullable String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : Long.parseLong(length);
    }
}
