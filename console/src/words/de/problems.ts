// The German words for what cannot be: why, and what to do instead.
import { amount, plural } from '../counting.ts';
import type { ProblemWords } from '../said-words.ts';
import { people } from './people.ts';

const role = (one: string): string => (people.roles as Readonly<Record<string, readonly string[]>>)[one]?.[0] ?? one;

export const problems: ProblemWords = {
  'not-your-task': ({ held = [] }) =>
    `Das gehört nicht zu Ihren Aufgaben.${held.length === 0 ? '' : ` Wer es darf: ${held.map(role).join(', ')}.`} Rollen vergibt ein Administrator.`,
  'reveals-spent': ({ limit = 0, minutes = 0 }) =>
    `Sie haben in der letzten Stunde alle ${amount(limit)} Male aufgedeckt; das nächste ist in ${amount(minutes)} min frei. Entscheiden Sie mit verdeckten Wörtern, geben Sie den Fall weiter, oder bitten Sie die Betreiber von Vigil um eine größere Zahl.`,
  'too-many-requests': ({ seconds = 0 }) =>
    `Zu viele Anfragen auf einmal. Warten Sie ${plural(seconds, { one: '# Sekunde', other: '# Sekunden' })} und machen Sie dann langsamer weiter.`,
  'too-many-attempts': ({ seconds = 0 }) =>
    `Zu viele Versuche. Warten Sie ${plural(seconds, { one: '# Sekunde', other: '# Sekunden' })} und versuchen Sie es dann wieder.`,
  'decided-already': 'Dieser Fall ist schon entschieden. Ein neuer Fund zu dem Konto eröffnet den nächsten.',
  'nobody-named': 'Niemand ist genannt. Eine Entscheidung braucht den Namen der Person, die sie trifft.',
  'say-what-instead':
    'Geben Sie an, was das Konto stattdessen ist: Aus der unschuldigen Erklärung lernt die Bewertung.',
  'innocent-only-with-dismissal': 'Eine unschuldige Erklärung gehört nur zu „kein Verstoß“.',
  'only-specialist':
    'Dieser Fall ist für eine Fachkraft: Jemand hat darum gebeten, oder es kann ein Opfer oder eine minderjährige Person sein. Nur eine Fachkraft darf einen Verstoß feststellen.',
  'own-appeal':
    'Sie haben entschieden oder unterschrieben, wogegen sich dieser Einspruch richtet. Lassen Sie ihn: Er ist für eine andere Person.',
  'own-second-look':
    'Sie haben diesen Fall schon entschieden oder unterschrieben. Lassen Sie ihn: Eine zweite Sichtung ist für eine andere Person.',
  'in-no-ring': 'Dieses Konto ist in keinem Ring mehr. Entscheiden Sie es allein.',
  'no-member': 'Es ist kein Mitglied dieses Rings mehr.',
  'name-cases': 'Nennen Sie die Fälle, die zu entscheiden sind.',
  'has-no-case': 'Es hat keinen Fall.',
  'its-case-decided': 'Sein Fall ist schon entschieden.',
  'signature-unnamed': 'Niemand ist genannt. Eine Zweitunterschrift braucht den Namen der Person, die sie leistet.',
  'own-decision':
    'Diese Entscheidung haben Sie selbst getroffen. Niemand unterschreibt, was er selbst getan hat: Das muss eine andere Person.',
  'took-part':
    'Sie waren an dem beteiligt, worum es geht. Unterschreiben oder ablehnen muss eine Person, die es nicht war.',
  'refusal-unreasoned': 'Sagen Sie, warum: Der Fall geht mit Ihrem Grund zurück in die Sichtung.',
  'signed-too-late':
    'Es wurde nicht rechtzeitig unterschrieben; der Fall ist zurück in der Sichtung. Entscheiden Sie ihn dort.',
  'undo-not-yours':
    'Zurücknehmen darf nur, wer entschieden hat, und nur sofort. Eine zweite Person kann die Unterschrift ablehnen.',
  'undo-too-late':
    'Die Sekunden, in denen man es zurücknehmen konnte, sind um. Eine zweite Person kann die Unterschrift ablehnen, oder das Konto kann Einspruch erheben.',
  'stands-no-more': 'Diese Entscheidung gilt nicht mehr; es gibt nichts zurückzunehmen.',
  'undo-signed': 'Eine zweite Person hat schon unterschrieben. Das Konto kann Einspruch erheben.',
  'undo-carried-out':
    'Ein Teil wurde schon ausgeführt. Eine zweite Person kann die Unterschrift ablehnen, oder das Konto kann Einspruch erheben.',
  'order-waits': 'Diese Anordnung wartet auf die Zweitunterschrift; noch darf nichts getan werden.',
  'order-cancelled': 'Diese Anordnung wurde aufgehoben und darf nicht ausgeführt werden. Sehen Sie sich den Fall an.',
  'order-seen': 'Die Wirkung dieser Anordnung wurde schon von außen gesehen; es gibt nichts mehr zu bestätigen.',
  'order-applied': 'Diese Anordnung ist schon als ausgeführt bestätigt. Geben Sie an, was von außen zu sehen ist.',
  'nothing-to-sign': 'Für diese Entscheidung wird keine Zweitunterschrift gebraucht.',
  'no-other-ring': 'Einen Ring mit der anderen Kennung gibt es nicht, oder er gilt nicht mehr.',
  'account-without-file':
    'Jenes Konto hat auf dieser Plattform keine Akte: Nichts ist darüber aufbewahrt, also kann es in keinem Ring sein.',
  'taken-back-already': 'Dies ist schon zurückgenommen.',
  'name-account': 'Nennen Sie mindestens ein Konto.',
  'not-all-in-ring': 'Nicht alle diese Konten sind im Ring. Sehen Sie ihn sich noch einmal an.',
  'leave-one': 'Lassen Sie mindestens ein Konto im Ring.',
  'other-platform': 'Diese gehören zu einer anderen Plattform; ein Ring enthält Konten einer einzigen.',
  'in-ring-already': 'Diese sind schon im Ring. Sehen Sie ihn sich noch einmal an.',
  'may-not-sign-in': 'Diese Person darf sich nicht anmelden.',
  'set-up-meanwhile':
    'Inzwischen wurde jemand eingerichtet. Melden Sie sich an, oder bitten Sie dort um eine Einladung.',
  'name-taken-meanwhile':
    'Inzwischen hat jemand diesen Namen. Bitten Sie einen Administrator um eine andere Einladung.',
  'no-such-person': 'Eine Person mit dieser Kennung gibt es nicht.',
  'not-own-roles':
    'Niemand ändert seine eigenen Aufgaben oder schaltet sich selbst ab. Bitten Sie einen anderen Administrator.',
  'admin-no-more': 'Sie sind kein Administrator mehr.',
  'person-disabled': 'Diese Person ist abgeschaltet. Laden Sie sie neu ein, um sie wieder einzulassen.',
  'disabled-by-now': 'Diese Person ist inzwischen abgeschaltet.',
  'no-such-grant': 'Unter dieser Kennung wartet nichts auf eine Unterschrift.',
  'own-grant': 'Niemand unterschreibt, was er selbst beantragt hat. Das muss ein anderer Administrator.',
  'own-roles-signed': 'Niemand unterschreibt Aufgaben für sich selbst.',
  'own-invitation': 'Niemand lädt sich selbst ein. Bitten Sie einen anderen Administrator.',
  'no-role': 'Eine Einladung enthält mindestens eine Aufgabe.',
  'no-earlier-version': 'Das ist keine frühere Fassung.',
  'proposal-gone': 'Einen Vorschlag mit dieser Kennung gibt es nicht.',
  'proposal-changed': 'Das ist nicht, was Sie gesehen haben. Laden Sie den Vorschlag neu.',
  'own-proposal': 'Niemand unterschreibt, was er selbst vorgeschlagen hat. Das muss eine andere Person.',
  'version-gone': 'Jene Fassung ist nicht mehr aufbewahrt.',
  'password-guessable': 'Dieses Passwort würde jeder zuerst versuchen. Nehmen Sie ein anderes.',
  'name-needed': 'Dies trägt einen Namen. Nennen Sie zuerst Ihren, oder melden Sie sich an.',
  'not-allowed': 'Womit Sie gekommen sind, erlaubt das nicht. Melden Sie sich als jemand an, der es darf.',
  'link-ended-here':
    'Hier sind Personen eingerichtet: Melden Sie sich an. Der Link aus dem Terminal lädt nur noch einen Administrator ein, wenn sich niemand anmelden kann.',
  'not-from-here': 'Das darf nur die Konsole selbst. Laden Sie diese Seite neu.',
  'reveal-ended': 'Dieses Aufdecken ist beendet. Decken Sie die Wörter erneut auf.',
  'no-such-word': 'Dort beginnt kein verdecktes Wort. Laden Sie den Fall neu.',
  'no-such-case': 'Einen Fall mit dieser Kennung gibt es nicht. Die Warteschlange zeigt die offenen.',
  'not-open': 'Dieser Fall ist entschieden oder war nie da. Die Warteschlange zeigt die offenen.',
  'held-by-other':
    'Jemand anderes sichtet ihn. Nehmen Sie einen anderen Fall, oder warten Sie, bis dieser zurückgegeben ist.',
  'case-changed': 'Jemand anderes hat inzwischen etwas an diesem Fall entschieden. Sehen Sie ihn noch einmal an.',
  'notes-full': 'Dieser Fall hat alle Notizen, die er fasst. Schreiben Sie es in die Begründung der Entscheidung.',
  'no-such-ring': 'Einen Ring mit dieser Kennung gibt es nicht, oder er gilt nicht mehr.',
  'no-file': 'Über dieses Konto ist nichts aufbewahrt: Es hat keine Akte.',
  'no-such-item': 'Dieses Konto hat keinen aufbewahrten Eintrag mit dieser Kennung.',
  'no-such-order': 'Eine Anordnung mit dieser Kennung gibt es nicht.',
  'only-people': 'Das ist nur für angemeldete Personen. Melden Sie sich zuerst an.',
  'too-many-at-once': 'Zu viele melden sich gleichzeitig an. Versuchen Sie es in einigen Sekunden wieder.',
  'too-many-screens': 'Schließen Sie ein anderes Fenster der Konsole, oder warten Sie; dieses versucht es wieder.',
  'store-away': 'Was nicht bestätigt wurde, ist nicht gespeichert. Senden Sie es in einigen Sekunden noch einmal.',
  'broken-here':
    'Was nicht bestätigt wurde, ist nicht gespeichert. Senden Sie es noch einmal; schlägt es wieder fehl, sagen Sie es denen, die Vigil betreiben.',
  'too-large': 'Das ist mehr, als hier angenommen wird. Senden Sie weniger.',
  'does-not-fit': 'Was Sie gesendet haben, passt nicht: Etwas fehlt, ist zu kurz oder zu lang.',
  'invitation-ended':
    'Er wurde benutzt, zurückgezogen oder ist abgelaufen. Bitten Sie einen Administrator um einen neuen.',
  'sign-in-wrong':
    'Das passte nicht. Versuchen Sie es noch einmal. Ein Code gilt einmal: Warten Sie auf den nächsten, wenn er benutzt ist.',
  'code-wrong': 'Tippen Sie die sechs Ziffern ein, die die App jetzt zeigt.',
  'too-late': 'Dafür ist es zu spät, oder es ist schon geschehen. Beginnen Sie von vorn.',
  'not-signed-yet':
    'Zuerst muss ein anderer Administrator diese Einladung unterschreiben. Öffnen Sie den Link später noch einmal.',
  'no-passwords': 'Passwörter brauchen Node 24.7 oder neuer, wo Vigil läuft. Nehmen Sie einen Passkey.',
  'no-passkeys':
    'Ein Passkey ist an einen Namen gebunden. Öffnen Sie diese Seite mit localhost statt 127.0.0.1, oder nehmen Sie Passwort und Code.',
  'last-way-in': 'Fügen Sie zuerst einen anderen Passkey oder ein Passwort hinzu.',
  'not-your-own': 'Melden Sie sich an und beginnen Sie von vorn.',
  'no-such-proposal': 'Einen Vorschlag mit dieser Kennung gibt es nicht.',
  'lists-faulty':
    'Eine Listendatei ist fehlerhaft; was vorher gelesen wurde, gilt weiter. Das Log von Vigil sagt, wo, „vigil lexicon check“, wie man es behebt.',
  'no-lists': 'Dieser Server wurde ohne Wortlisten gestartet.',
  'trial-running': 'Es läuft nur eine Probe auf einmal. Warten Sie, bis sie fertig ist, und starten Sie dann Ihre.',
  'no-such-piece': 'Mit dieser Kennung liegt nichts auf der Ablage.',
  'no-such-invitation': 'Keine Einladung mit dieser Kennung ist offen.',
  'name-known': 'Entscheidungen tragen den Namen, mit dem Sie eingerichtet wurden.',
  'people-set-up':
    'Hier sind Personen eingerichtet. Melden Sie sich an, oder bitten Sie einen Administrator um eine Einladung.',
};
