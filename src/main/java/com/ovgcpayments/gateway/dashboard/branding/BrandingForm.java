package com.ovgcpayments.gateway.dashboard.branding;

import com.ovgcpayments.gateway.dashboard.Form;
import com.ovgcpayments.gateway.merchant.Branding;
import com.ovgcpayments.gateway.merchant.Colour;
import com.ovgcpayments.gateway.merchant.Logo;
import com.ovgcpayments.gateway.merchant.SupportContact;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A brand as fields of a form, and back. */
final class BrandingForm {
    private BrandingForm() {}

    static Form of(Branding branding) {
        Map<String, String> values = new LinkedHashMap<>();
        branding.displayName().ifPresent(name -> values.put("display_name", name));
        branding.accent().ifPresent(colour -> values.put("accent", colour.toString()));
        branding.support().email().ifPresent(email -> values.put("support_email", email));
        branding.support().page().ifPresent(page -> values.put("support_page", page.toString()));
        return Form.of(values);
    }

    /** What was typed, with the given logo; what is wrong is noted in the form, and the field is left out. */
    static Branding read(Form form, Optional<Logo> logo) {
        return new Branding(
                field(form, "display_name", () -> Branding.displayName(form.text("display_name"))),
                field(form, "accent", () -> form.optional("accent").map(Colour::parse)),
                logo,
                new SupportContact(
                        field(form, "support_email", () -> SupportContact.email(form.text("support_email"))),
                        field(form, "support_page", () -> SupportContact.page(form.text("support_page")))));
    }

    private static <T> Optional<T> field(Form form, String name, Supplier<Optional<T>> read) {
        try {
            return read.get();
        } catch (IllegalArgumentException wrong) {
            form.problem(name, sentence(wrong));
            return Optional.empty();
        }
    }

    /** The engine's words with a capital and a full stop. */
    static String sentence(IllegalArgumentException wrong) {
        String words = String.valueOf(wrong.getMessage());
        String whole = Character.toUpperCase(words.charAt(0)) + words.substring(1);
        return whole.endsWith(".") ? whole : whole + ".";
    }
}
