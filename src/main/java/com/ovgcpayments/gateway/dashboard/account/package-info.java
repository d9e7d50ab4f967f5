/** What somebody sees and changes of his own account, whatever he is at a merchant. */
@NullMarked
package com.ovgcpayments.gateway.dashboard.account;

import org.jspecify.annotations.NullMarked;
