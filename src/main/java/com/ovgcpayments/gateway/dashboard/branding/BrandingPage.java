package com.ovgcpayments.gateway.dashboard.branding;

import com.ovgcpayments.gateway.dashboard.Form;

/**
 * @param merchantName what is shown where no other name is set
 * @param hasLogo whether one is stored
 */
record BrandingPage(Form form, String merchantName, boolean hasLogo) {}
