package com.ovgcpayments.gateway.merchant;

/**
 * What a page must know of a logo to show it.
 *
 * @param sha256 of its content, 64 hexadecimal digits in lower case
 * @param width in pixels, as is the height
 */
public record LogoMark(String sha256, int width, int height) {}
