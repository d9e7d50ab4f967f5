package com.ovgcpayments.gateway.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;

/**
 * Who ran the command, and how to answer.
 *
 * @param out for results
 * @param err for everything else
 */
record Caller(PrintWriter out, PrintWriter err, Map<String, String> environment, Path workingDirectory) {}
