package com.ovgcpayments.gateway.dashboard.entrance;

import com.ovgcpayments.gateway.account.Invitation;
import com.ovgcpayments.gateway.dashboard.Form;
import java.util.Optional;

/** @param token of the link, to be sent along */
record JoinPage(Invitation invitation, String token, Form form, Optional<String> problem) {}
