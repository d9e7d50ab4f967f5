package com.ovgcpayments.gateway.dashboard.account;

import com.ovgcpayments.gateway.account.NewSecondFactor;
import com.ovgcpayments.gateway.dashboard.Form;
import com.ovgcpayments.gateway.web.QrCode;
import java.util.List;
import java.util.Optional;

/**
 * @param on whether a code is asked for at sign-in
 * @param codesLeft how many recovery codes were not used yet
 * @param begun one that is being set up
 * @param picture of {@code begun}, as a QR code
 * @param codes recovery codes, which are shown this once
 */
record SecondFactorPage(
        boolean on,
        int codesLeft,
        Optional<NewSecondFactor> begun,
        Optional<QrCode> picture,
        List<String> codes,
        Form form) {}
