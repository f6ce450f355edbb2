/** Why a mail did not arrive, from the status of the mail servers. */

/**
 * The reasons that people are shown, a closed set:
 * - `unknown-address`, `unknown-domain`: no such mailbox, no such domain
 * - `mailbox-closed`, `mailbox-full`
 * - `too-large`: the mailbox takes no mail of this size
 * - `not-allowed`: the server of the address does not accept the mail
 * - `unreachable`: the server of the address did not answer for days
 * - `other`
 */
export type BounceReason =
  | 'unknown-address'
  | 'unknown-domain'
  | 'mailbox-closed'
  | 'mailbox-full'
  | 'too-large'
  | 'not-allowed'
  | 'unreachable'
  | 'other';

/**
 * The reason that an enhanced status code gives (RFC 3463, with the additions of the IANA registry).
 * @param status such as `5.1.1`
 */
export function bounceReasonOf(status: string): BounceReason {
  const [, subject, detail] = status.split('.');
  switch (`${subject}.${detail}`) {
    case '1.0':
    case '1.1':
    case '1.3':
    case '1.6':
      return 'unknown-address';
    // 10: the domain says that it takes no mail (RFC 7505).
    case '1.2':
    case '1.10':
    case '4.4':
      return 'unknown-domain';
    case '2.1':
      return 'mailbox-closed';
    case '2.2':
    case '3.1':
      return 'mailbox-full';
    case '2.3':
    case '3.4':
      return 'too-large';
    case '4.1':
    case '4.2':
    case '4.7':
      return 'unreachable';
    default:
      return subject === '7' ? 'not-allowed' : 'other';
  }
}
