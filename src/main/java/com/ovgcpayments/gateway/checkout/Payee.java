package com.ovgcpayments.gateway.checkout;

import com.ovgcpayments.gateway.merchant.Brand;
import com.ovgcpayments.gateway.merchant.Branding;
import com.ovgcpayments.gateway.merchant.SupportContact;
import java.util.Optional;

/**
 * The merchant, as a page shows him.
 *
 * @param sheet empty for the page's own colours
 */
record Payee(String name, Optional<LogoPicture> logo, Optional<BrandSheet> sheet, SupportContact support) {
    static Payee of(Brand brand) {
        return new Payee(
                brand.name(),
                brand.logo().map(LogoPicture::stored),
                brand.accent().map(BrandSheet::new),
                brand.support());
    }

    /** As he would be with a branding that may not be stored yet. */
    static Payee draft(String merchantName, Branding branding) {
        return new Payee(
                branding.displayName().orElse(merchantName),
                branding.logo().map(LogoPicture::within),
                branding.accent().map(BrandSheet::new),
                branding.support());
    }
}
