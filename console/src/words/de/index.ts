// All German words: the console as a reviewer who reads German would want it. The terms are fixed in the table below, so that all screens agree.
//
// Account            Konto              Lead               Leitung
// Admin              Administrator      Lexicon            Lexikon
// Appeal             Einspruch          Masked             verdeckt
// Applied            ausgeführt         Measure            Maßnahme
// Audit log          Prüfprotokoll      Notice, complaint  Hinweis
// Auditor            Revision           Order              Anordnung
// Canary             Kanarienprobe      Overdue            überfällig
// Case               Fall               Pending            ausstehend
// Claim (to)         übernehmen         Piece (of proof)   Beleg
// Classifier         Klassifikator      Policy             Regelwerk
// Context            Kontext            Post               Beitrag
// Cue                Anzeichen          Preserve (to)      sichern
// Custodian          Verwahrung         Reveal (to)        aufdecken
// Decision           Entscheidung       Review, look (at)  sichten
// Disguise           Tarnung            Reviewer           Prüfer
// Draft              Entwurf            Ring               Ring
// Editor             Redaktion          Screen (to)        prüfen
// Enforce (to)       durchsetzen        Seen from outside  von außen gesehen
// Evidence           Beweismittel       Severity           Schwere
// Family             Art                Shelf              Ablage
// File (of account)  Akte               Sign (to)          unterschreiben
// Finding            Fund               Signature          Zweitunterschrift
// First look         erste Sichtung     Specialist         Fachkraft
// Handle             Kontoname          Standard           normal
// Id                 Kennung            Surface            Bereich
// Invitation, invite Einladung          Suspend (to)       sperren
// Item               Eintrag            Term               Begriff
// Known media        bekannte Medien    Tie                Verbindung
// On trial           auf Probe          Urgent             dringend
// Queue              Warteschlange      Violating          Verstoß
// Trusted flagger    vertrauenswürdiger Hinweisgeber (Article 22 of the DSA)
//
// Persons are addressed as „Sie“; all else is said without address, in short sentences. A bit is „12 Bit“ after a number, else „Bits“.
import type { Words } from '../en/index.ts';
import type { Translated } from '../merge.ts';
import { oneCase } from './case.ts';
import { decide } from './decide.ts';
import { frame } from './frame.ts';
import { lexicon } from './lexicon.ts';
import { orders } from './orders.ts';
import { people } from './people.ts';
import { problems } from './problems.ts';
import { quality } from './quality.ts';
import { queue } from './queue.ts';
import { rings } from './rings.ts';
import { said } from './said.ts';
import { settings } from './settings.ts';
import { shelf } from './shelf.ts';
import { signatures } from './signatures.ts';
import { today } from './today.ts';

export const german: Translated<Words> = {
  ...frame,
  today,
  queue,
  case: oneCase,
  decide,
  orders,
  quality,
  people,
  rings,
  signatures,
  lexicon,
  shelf,
  settings,
  said,
  problems,
};
