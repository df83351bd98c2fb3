/// What leaves to those who asked for it: alerts to the operator, by mail and webhook.
///
/// In: an [promotrace.deliver.Alert] and what `config/alerts.yml` says; secrets come from the environment alone and are
/// never told. Out: the alert is with the mail server or the webhook, or a [promotrace.deliver.DeliveryException] says in
/// one sentence why not. A room for words about the product's own state: nothing about watched people leaves here.
/// Another way out is one more [promotrace.deliver.Channel], made in [promotrace.deliver.Channels].
@NullMarked
package promotrace.deliver;

import org.jspecify.annotations.NullMarked;
