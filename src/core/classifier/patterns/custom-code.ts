import type { Patterns } from '../pattern.ts';

/** Flows and Apex wrap other errors, so they are found by `layers.ts`; these are the rest of custom code. */
export const customCode = {
  codes: {
    FIELD_CUSTOM_VALIDATION_EXCEPTION: { type: 'salesforce-custom-field-validation-rule', sure: true },
    FIELD_FILTER_VALIDATION_EXCEPTION: { type: 'salesforce-custom-field-validation-rule', sure: true },
  },
  texts: [
    {
      name: 'missing-contact-id',
      type: 'missing-contact-id',
      sure: false,
      phrases: [
        'missing contact id',
        'contact id is missing',
        'contact id missing',
        'contact id is required',
        'contactid is required',
        'without a contact id',
        'id contatto mancante',
        "manca l'id del contatto",
      ],
    },
    {
      name: 'validation-rule',
      type: 'salesforce-custom-field-validation-rule',
      sure: false,
      phrases: [
        'custom validation exception',
        'validation rule',
        'validation formula',
        'regola di convalida',
        'regla de validación',
        'règle de validation',
        'regra de validação',
        'validierungsregel',
        'validatieregel',
        'カスタム入力規則',
        '入力規則',
      ],
    },
    {
      name: 'lookup-filter',
      type: 'salesforce-custom-field-validation-rule',
      sure: true,
      phrases: [
        'does not exist or does not match filter criteria',
        'non esiste o non corrisponde ai criteri d',
        'no existe o no coincide con los criterios de filtro',
        "n'existe pas ou ne correspond pas aux critères de filtre",
        'não existe ou não corresponde aos critérios de filtro',
        'nicht vorhanden oder entspricht nicht den filterkriterien',
        'existiert nicht oder entspricht nicht den filterkriterien',
        'フィルター条件に一致しません',
        '検索条件に一致しません',
      ],
    },
  ],
} as const satisfies Patterns;
