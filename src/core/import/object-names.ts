/** What both CRMs call their objects, in the languages that HubSpot has, singular and plural. */
import type { ObjectName, SalesforceObject } from '../sync-error.ts';
import { plainWords, plainWordsOf } from './words.ts';

export type NamedObject = { readonly object: ObjectName; readonly salesforceObject?: SalesforceObject };

/** Words that only Salesforce uses tell its object as well. Each text is a list of words with commas. */
const SALESFORCE_WORDS: readonly (readonly [SalesforceObject, ObjectName, readonly string[]])[] = [
  ['Lead', 'contacts', ['lead, leads, リード, 潜在客户, 潛在客戶, prospect, prospects, candidato, candidatos']],
  [
    'Account',
    'companies',
    ['account, accounts, conto, conti, compte, comptes, cuenta, cuentas, conta, contas, 取引先'],
  ],
  [
    'Opportunity',
    'deals',
    [
      'opportunity, opportunities, opportunità, opportunité, opportunités, oportunidad, oportunidades, oportunidade',
      'verkaufschance, verkaufschancen, verkoopkans, 商談, affärsmöjlighet, 业务机会',
    ],
  ],
];

const HUBSPOT_WORDS: Readonly<Record<ObjectName, readonly string[]>> = {
  contacts: [
    'contact, contacts, contatto, contatti, kontakt, kontakte, kontakty, kontakter, contacto, contactos, contato',
    'contatos',
    'contactpersoon, contactpersonen, contacten, コンタクト, 連絡先, 取引先責任者, yhteyshenkilö, yhteystieto, yhteystiedot',
    '联系人, 聯絡人, person, people, 0 1',
  ],
  companies: [
    'company, companies, azienda, aziende, società, unternehmen, firma, firmen, entreprise, entreprises, société',
    'empresa, empresas',
    'bedrijf, bedrijven, 会社, 企業, firmy, företag, virksomhed, virksomheder, selskap, bedrift, bedrifter, yritys',
    'yritykset, 公司, 0 2',
  ],
  deals: [
    'deal, deals, trattativa, trattative, affare, affari, transaction, transactions, negocio, negocios, negócio',
    'negócios',
    '取引, 取引 商談, transakcja, transakcje, affär, affärer, aftale, aftaler, handel, avtale, avtaler, kauppa, kaupat',
    '交易, 0 3',
  ],
  tasks: [
    'task, tasks, attività, compito, compiti, aufgabe, aufgaben, tâche, tâches, tarea, tareas, tarefa, tarefas',
    'taak, taken',
    'タスク, todo, todos, zadanie, zadania, uppgift, uppgifter, opgave, opgaver, oppgave, oppgaver, tehtävä',
    'tehtävät, 任务, 任務, 0 27',
  ],
};

const BY_NAME: ReadonlyMap<string, NamedObject> = new Map([
  ...Object.entries(HUBSPOT_WORDS).flatMap(([object, words]) =>
    plainWordsOf(words).map((word): [string, NamedObject] => [word, { object: object as ObjectName }]),
  ),
  ...SALESFORCE_WORDS.flatMap(([salesforceObject, object, words]) =>
    plainWordsOf(words).map((word): [string, NamedObject] => [word, { object, salesforceObject }]),
  ),
]);

/** The object that a cell names, with or without "HubSpot" or "Salesforce" before it. Undefined for any other text. */
export function objectByName(name: string): NamedObject | undefined {
  if (name.length > 60) return undefined;
  const words = plainWords(name);
  const bare = words.replace(/^(?:hubspot|salesforce) | (?:hubspot|salesforce|record|records)$/, '');
  const found = BY_NAME.get(words) ?? BY_NAME.get(bare);
  // "Salesforce contact" names Salesforce's own object; "Contact" alone may be either.
  if (found?.salesforceObject !== undefined || !words.includes('salesforce')) return found;
  return found === undefined ? undefined : { ...found, ...SALESFORCE_OWN[found.object] };
}

/** The object that a header names among other words, as "Contact ID" does. */
export function objectInHeader(header: string): { readonly object: ObjectName; readonly word: string } | undefined {
  for (const word of plainWords(header).split(' ')) {
    const object = BY_NAME.get(word)?.object;
    if (object !== undefined) return { object, word };
  }
  return undefined;
}

const SALESFORCE_OWN: Readonly<Partial<Record<ObjectName, { readonly salesforceObject: SalesforceObject }>>> = {
  contacts: { salesforceObject: 'Contact' },
  tasks: { salesforceObject: 'Task' },
};
