package com.ovgcpayments.gateway.dashboard.branding;

import static com.ovgcpayments.gateway.dashboard.Permission.CHANGE_BRANDING;

import com.ovgcpayments.gateway.dashboard.Area;
import com.ovgcpayments.gateway.dashboard.Screen;
import com.ovgcpayments.gateway.merchant.Brandings;
import com.ovgcpayments.gateway.merchant.Logo;
import java.util.List;

/** The merchant's brand, with a preview of the page that payers see. */
public final class BrandingArea implements Area {
    private static final int FORM_BYTES = Logo.MAX_BYTES + 32 * 1024;

    private final BrandingScreens screens;

    public BrandingArea(Brandings brandings, PagePreview preview) {
        this.screens = new BrandingScreens(brandings, preview);
    }

    @Override
    public List<Screen> screens() {
        return List.of(
                Screen.get("/branding", CHANGE_BRANDING, screens::show),
                Screen.get("/branding/preview", CHANGE_BRANDING, screens::preview),
                Screen.post("/branding/preview", CHANGE_BRANDING, screens::draft)
                        .withFiles(FORM_BYTES),
                Screen.post("/branding", CHANGE_BRANDING, screens::save).withFiles(FORM_BYTES));
    }
}
