import type { catalogueEn } from '../en/catalogue.ts';

/** The Italian of what people read about an error type beside its name, step by step as in English. */
export const catalogueIt: typeof catalogueEn = {
  'association-limit-reached': {
    meaning:
      'Il record Salesforce punta a un record HubSpot che ha già esaurito le associazioni ammesse da HubSpot per quella coppia di oggetti (limite del piano, oppure impostato da un amministratore): il nuovo legame non passa e il record resta fuori dalla sincronizzazione.',
    fix: [
      'Trova il record HubSpot che ha raggiunto il limite e rimuovi le associazioni che nessuno usa.',
      'Se la causa è un account “contenitore”, sposta i record figli sul loro account Salesforce corretto.',
      'Se un amministratore ha impostato un limite per quella coppia di oggetti o per quell’etichetta, alzalo.',
      'Risincronizza i record interessati.',
    ],
  },
  'waiting-on-account-to-sync': {
    meaning:
      'Un referente o un’opportunità appartiene a un account Salesforce che non ha ancora un’azienda in HubSpot: finché il record padre non arriva, HubSpot tiene in attesa il figlio.',
    fix: [
      'Verifica che la sincronizzazione delle aziende sia attiva e che l’utente di integrazione veda l’account. Se l’account è tenuto fuori da HubSpot di proposito, i suoi figli continueranno ad aspettare.',
      'Se l’account ha un errore di sincronizzazione proprio, risolvi prima quello.',
      'Importa in HubSpot gli account Salesforce mancanti dalle impostazioni dell’integrazione.',
      'Risincronizza i record figli.',
    ],
  },
  'salesforce-automation': {
    meaning:
      'Al salvataggio del record è andato in errore del codice eseguito in Salesforce (un trigger Apex, un pacchetto gestito, un vecchio processo), che ha annullato l’intero salvataggio e con esso la modifica di HubSpot.',
    fix: [
      'Passa il nome del trigger o della classe indicato nel messaggio all’amministratore Salesforce o al fornitore del pacchetto.',
      'Riproduci l’errore: modifica lo stesso record come utente di integrazione, con un log di debug attivo.',
      'Correggi il codice, oppure fai in modo che ignori l’utente di integrazione.',
      'Risincronizza i record interessati.',
    ],
  },
  'missing-contact-id': {
    meaning:
      'Una logica personalizzata di Salesforce (trigger, flusso o regola) si aspettava l’ID di un contatto sul record che HubSpot stava scrivendo e non l’ha trovato. L’articolo di HubSpot riporta solo il nome dell’errore, quindi questa lettura è una deduzione.',
    fix: [
      'Guarda quale record è senza contatto: di solito un’opportunità, un’attività o un record personalizzato sincronizzato prima del suo contatto.',
      'Sincronizza o associa prima il contatto, poi il record.',
      'Chiedi all’amministratore Salesforce di far accettare all’automazione un record senza contatto.',
      'Risincronizza.',
    ],
  },
  'salesforce-custom-field-validation-rule': {
    meaning:
      'Una regola di convalida (o un filtro di ricerca) di Salesforce ha rifiutato i valori inviati da HubSpot. Il messaggio è il testo che l’amministratore Salesforce ha scritto per quella regola.',
    fix: [
      'Trova la regola di convalida attiva che ha questo messaggio e leggine la condizione.',
      'Correggi il record in modo che rispetti la regola, oppure esenta dalla regola l’utente di integrazione, per esempio con un’autorizzazione personalizzata.',
      'Risincronizza.',
    ],
  },
  'salesforce-flow': {
    meaning:
      'Un flusso attivato da record o un processo, avviato dal salvataggio di HubSpot, non è andato a buon fine in Salesforce, che ha rifiutato anche il salvataggio.',
    fix: [
      'Ricava dal messaggio l’etichetta del flusso e apri in Salesforce la sua ultima intervista non riuscita.',
      'Ripara l’elemento che va in errore, oppure aggiungi un percorso di errore.',
      'Se il flusso non riguarda i dati dell’integrazione, aggiungi una condizione sull’utente che lo esegue.',
      'Risincronizza.',
    ],
  },
  'email-already-in-use': {
    meaning:
      'L’email di un lead o referente Salesforce appartiene già, come indirizzo principale o aggiuntivo, a un altro contatto HubSpot, e in HubSpot un’email può stare su un solo contatto.',
    fix: [
      'Confronta i due contatti HubSpot e stabilisci se sono la stessa persona.',
      'Stessa persona: uniscili tenendo quello collegato a Salesforce, e unisci anche i duplicati in Salesforce.',
      'Persone diverse: togli l’indirizzo dal contatto che non dovrebbe averlo.',
      'Risincronizza.',
    ],
  },
  'salesforce-duplicate-rule': {
    meaning:
      'In Salesforce una regola di duplicazione attiva è impostata per bloccare, e ha trovato il record che HubSpot voleva salvare troppo simile a uno già presente.',
    fix: [
      'Controlla la regola, la sua regola di corrispondenza e il record che ha trovato.',
      'Unisci o correggi il duplicato, oppure fai in modo che HubSpot si colleghi al record esistente usando la stessa email su entrambi.',
      'Se i record di HubSpot devono passare, imposta la regola su Consenti con rapporto, oppure esenta l’utente di integrazione.',
      'Risincronizza.',
    ],
  },
  'insufficient-access-or-missing-salesforce-record': {
    meaning:
      'HubSpot ha provato a collegare o aggiornare un record Salesforce che l’utente di integrazione non può raggiungere o che non esiste più: spesso per un ID sbagliato in un campo di ricerca mappato, un record eliminato o un’associazione errata.',
    fix: [
      'Apri in Salesforce l’ID indicato nel messaggio: è eliminato, è di un’altra organizzazione o è solo nascosto?',
      'Se è nascosto, condividilo con l’utente di integrazione (titolare, ruolo, regola di condivisione).',
      'Se è eliminato o sbagliato, correggi in HubSpot il valore del campo di ricerca o l’associazione.',
      'Risincronizza.',
    ],
  },
  'salesforce-field-permission': {
    meaning:
      'Un campo Salesforce mappato è invisibile o di sola lettura per l’utente di integrazione, quindi i valori che HubSpot invia per quel campo vengono rifiutati.',
    fix: [
      'Assegna all’utente di integrazione l’accesso in lettura e modifica al campo con un insieme di autorizzazioni.',
      'Se il campo è una formula o è di sola lettura per natura, imposta la sua mappatura in modo che prevalga sempre Salesforce.',
      'Se il campo è stato eliminato o rinominato, correggi o rimuovi la mappatura.',
      'Risincronizza.',
    ],
  },
  'insufficient-salesforce-access': {
    meaning:
      'All’utente di integrazione manca l’autorizzazione di oggetto o di sistema per ciò che HubSpot ha chiesto: creare, modificare o anche solo vedere quel tipo di record.',
    fix: [
      'Assegna all’utente di integrazione l’insieme di autorizzazioni dell’integrazione HubSpot.',
      'Controlla le autorizzazioni di creazione, lettura e modifica sull’oggetto e, dove i record sono privati, Visualizza tutto o Modifica tutto.',
      'Se solo alcuni record danno errore, controlla se sono bloccati, per esempio da un processo di approvazione.',
      'Risincronizza.',
    ],
  },
  'missing-salesforce-picklist-option': {
    meaning:
      'Il record HubSpot contiene un’opzione che l’elenco di selezione Salesforce mappato non prevede, quindi il valore non ha dove andare. L’articolo di HubSpot non indica passaggi propri per questo tipo.',
    fix: [
      'Confronta le opzioni della proprietà HubSpot con i valori dell’elenco di selezione Salesforce.',
      'Aggiungi in Salesforce il valore che manca, per i tipi di record giusti, con un nome API uguale al valore interno di HubSpot; oppure dai al record un’opzione che esiste da entrambe le parti.',
      'Risincronizza.',
    ],
  },
  'state-or-country-value-mismatch': {
    meaning:
      'Salesforce usa gli elenchi di selezione Stato e Paese/Territorio e non riconosce il paese inviato da HubSpot, oppure lo stato (o la provincia) non appartiene a quel paese.',
    fix: [
      'Trasforma Paese e Stato/Regione di HubSpot in menu a discesa con valori interni uguali ai valori di Salesforce.',
      'Correggi i valori anomali: sigle, altre lingue, refusi.',
      'Verifica che in Salesforce lo stato sia attivo sotto il suo paese.',
      'Risincronizza.',
    ],
  },
  'mismatched-options': {
    meaning:
      'Le opzioni di una proprietà HubSpot e del suo elenco di selezione Salesforce si somigliano ma hanno valore interno o nome API diversi, quindi un valore di una parte non rientra tra le opzioni dell’altra.',
    fix: [
      'Confronta le due parti: stessa etichetta con un altro valore interno, oppure un’opzione che a una parte manca.',
      'Rendi uguali il nome API di Salesforce e il valore interno di HubSpot, oppure aggiungi l’opzione che manca.',
      'Se le opzioni sono cambiate da poco, aggiorna la mappatura in HubSpot.',
      'Risincronizza.',
    ],
  },
  'inactive-salesforce-owner': {
    meaning:
      'Il record HubSpot è di una persona il cui utente Salesforce è disattivato, e Salesforce non assegna record a un utente inattivo.',
    fix: [
      'Riassegna il record HubSpot a un proprietario attivo in Salesforce.',
      'Se lo storico deve restare al titolare precedente, chiedi all’amministratore Salesforce l’autorizzazione ad aggiornare record con titolari inattivi.',
      'Risincronizza.',
      'La prossima volta che qualcuno lascia l’azienda, riassegna i suoi record prima di disattivarne l’utente.',
    ],
  },
  'restricted-picklist-value': {
    meaning:
      'L’elenco di selezione Salesforce accetta solo i valori definiti (o quelli del tipo di record) e HubSpot ne ha inviato uno che non è tra questi.',
    fix: [
      'Confronta il valore con quelli dell’elenco di selezione in Salesforce e con quelli del tipo di record.',
      'Aggiungi o riattiva il valore in Salesforce, oppure correggilo in HubSpot.',
      'Il consiglio di HubSpot è togliere la limitazione dal campo: fallo solo se qualunque valore è accettabile.',
      'Risincronizza.',
    ],
  },
  'inactive-opportunity-stage': {
    meaning:
      'L’opportunità Salesforce si trova in una fase disattivata, quindi in HubSpot non c’è una fase della trattativa in cui metterla.',
    fix: [
      'Elenca le opportunità che sono nella fase inattiva.',
      'Spostale in una fase attiva, oppure riattiva la fase in Salesforce.',
      'Risincronizza.',
    ],
  },
  'unsynced-salesforce-owners': {
    meaning:
      'In Salesforce il titolare è un utente di un tipo che HubSpot non importa come proprietario (per esempio Chatter o processo automatizzato), quindi il proprietario non può essere impostato.',
    fix: [
      'Controlla in Salesforce il tipo di utente dei titolari dei record.',
      'Usa titolari di tipo Standard, Power Partner o Guest, oppure una coda dove HubSpot la accetta.',
      'Riassegna i record in Salesforce.',
      'Risincronizza.',
    ],
  },
  'options-limit-exceeded': {
    meaning:
      'Il menu a discesa mappato avrebbe bisogno di più opzioni di quante HubSpot ne ammette su una proprietà (5.000 secondo la documentazione di HubSpot), spesso perché a un menu a discesa è mappato un campo di testo o di ricerca.',
    fix: [
      'Elimina o unisci le opzioni che nessuno usa, da entrambe le parti.',
      'Se il campo Salesforce è di ricerca o di testo libero, mappalo invece su una proprietà di testo.',
      'Verifica che in ogni mappatura i due tipi siano compatibili.',
      'Risincronizza.',
    ],
  },
  'default-sales-process-unavailable': {
    meaning:
      'HubSpot trasforma ogni tipo di record delle opportunità in una pipeline. Questa opportunità non ha un tipo di record utilizzabile, quindi non c’è un processo di vendita, né una pipeline, in cui metterla.',
    fix: [
      'Trova le opportunità senza tipo di record.',
      'Se per le opportunità non usi i tipi di record, disattivali tutti; altrimenti creane uno e assegnalo a queste opportunità.',
      'Dai al profilo dell’utente di integrazione l’accesso a quel tipo di record e rendilo predefinito.',
      'Risincronizza.',
    ],
  },
  'missing-or-invalid-opportunity-stage': {
    meaning:
      'La fase dell’opportunità in Salesforce non ha una corrispondente nella pipeline HubSpot del suo tipo di record.',
    fix: [
      'Confronta le fasi di Salesforce con quelle della pipeline HubSpot sincronizzata.',
      'Aggiungi alla pipeline la fase che manca, oppure correggi la fase dell’opportunità.',
      'Verifica che l’opportunità sia nella pipeline del proprio tipo di record.',
      'Risincronizza.',
    ],
  },
  'type-mismatch': {
    meaning:
      'Una proprietà HubSpot è mappata su un campo Salesforce di un altro tipo (testo su numero, data su testo e così via), quindi il valore non può essere convertito.',
    fix: [
      'Trova la mappatura nelle impostazioni dell’integrazione in HubSpot e confronta i due tipi.',
      'Cambia il tipo della proprietà o del campo, oppure crea una proprietà del tipo giusto e mappa quella.',
      'Elimina la mappatura sbagliata.',
      'Risincronizza: con una mappatura nuova i valori non si spostano da soli.',
    ],
  },
  'missing-salesforce-id': {
    meaning:
      'Un campo Salesforce mappato è di ricerca e vuole l’ID di un record esistente, ma HubSpot ha inviato altro, per esempio un nome.',
    fix: [
      'Controlla che cosa contiene la proprietà HubSpot: in un campo di ricerca nomi ed email non funzionano.',
      'Mappa il campo di ricerca su una proprietà a discesa, così HubSpot conserva gli ID Salesforce come valori, oppure riempi la proprietà con ID veri.',
      'Correggi i valori sbagliati.',
      'Risincronizza.',
    ],
  },
  'invalid-salesforce-id': {
    meaning:
      'Il valore inviato a un campo ID o di ricerca di Salesforce ha l’aspetto di un ID, ma Salesforce non lo accetta. HubSpot indica come punto da controllare una regola di convalida personalizzata.',
    fix: [
      'Confronta l’ID con il record reale: è troncato, con maiuscole cambiate o di un’altra organizzazione?',
      'Controlla le regole di convalida e i filtri di ricerca su quel campo.',
      'Inserisci in HubSpot l’ID corretto di 18 caratteri.',
      'Risincronizza.',
    ],
  },
  'string-too-long': {
    meaning: 'Il testo in HubSpot è più lungo di quanto il campo Salesforce ammetta.',
    fix: [
      'Accorcia il valore in HubSpot, oppure aumenta la lunghezza del campo in Salesforce o usa lì un’area di testo lunga.',
      'Risincronizza.',
      'Per prevenirlo, imposta una lunghezza massima sulla proprietà HubSpot.',
    ],
  },
  'invalid-email': {
    meaning:
      'L’indirizzo sul record Salesforce non è uno che HubSpot accetta (forma errata o dominio impossibile), oppure Salesforce ha rifiutato un indirizzo inviato da HubSpot.',
    fix: [
      'Correggi l’indirizzo dove è sbagliato: spazi, virgole, chiocciola o suffisso mancanti.',
      'Se non esiste un indirizzo valido, svuota il campo. Senza email il record non si sincronizza, e questo non è un errore.',
      'Risincronizza. Una modifica dell’email in Salesforce avvia da sola la sincronizzazione.',
    ],
  },
  'missing-required-country': {
    meaning:
      'Il record ha lo stato (o la provincia) ma non il paese, e Salesforce con gli elenchi di selezione Stato e Paese/Territorio vuole prima il paese.',
    fix: [
      'Compila il paese sul record HubSpot, con un valore che Salesforce conosce.',
      'Verifica che lo stato appartenga a quel paese.',
      'Risincronizza.',
      'Per prevenirlo, chiedi anche il paese nei moduli che chiedono lo stato.',
    ],
  },
  'invalid-value': {
    meaning:
      'Un valore che arriva da Salesforce viola una regola della proprietà HubSpot (formato, intervallo, lunghezza, caratteri ammessi), oppure un numero che arriva da HubSpot è fuori dall’intervallo di Salesforce.',
    fix: [
      'Leggi le regole di convalida della proprietà nelle impostazioni di HubSpot.',
      'Correggi il valore sul record di partenza, oppure allenta la regola se è troppo severa.',
      'Risincronizza.',
    ],
  },
  'owner-assignment': {
    meaning:
      'HubSpot non è riuscito a impostare il proprietario, di solito perché un’attività HubSpot va in Salesforce con un proprietario che lì è una coda, e quella coda non può possedere attività.',
    fix: [
      'Riassegna l’attività HubSpot a una persona, oppure abilita la coda a possedere attività in Salesforce.',
      'Per gli altri record, correggi il proprietario.',
      'Risincronizza.',
    ],
  },
  'restricted-unique-value': {
    meaning:
      'Il campo Salesforce (o la proprietà HubSpot) deve essere univoco, e un altro record ha già lo stesso valore.',
    fix: [
      'Apri il record il cui ID è indicato nel messaggio: ha già quel valore.',
      'Se i due record sono lo stesso, uniscili; altrimenti cambia il valore su uno dei due.',
      'Controlla le regole di corrispondenza per i duplicati in Salesforce.',
      'Risincronizza.',
    ],
  },
  'missing-required-value': {
    meaning:
      'È vuoto un campo obbligatorio per chi riceve: un campo obbligatorio di Salesforce non riceve nulla da HubSpot, oppure una proprietà che HubSpot richiede è vuota sul record Salesforce.',
    fix: [
      'Compila il campo sul record di partenza.',
      'Se il campo non è mappato, mappalo, oppure dagli un valore predefinito in Salesforce.',
      'Togli l’obbligo se non serve davvero.',
      'Risincronizza.',
    ],
  },
  'other-unknown': {
    meaning:
      'HubSpot non ha riconosciuto la causa. Spesso si tratta di problemi passeggeri (record bloccati, limiti, timeout), sessioni scadute, lead convertiti o record in approvazione.',
    fix: [
      'Risincronizza una volta: blocchi e timeout passano da soli.',
      'Se il messaggio parla di un limite, di una sessione, di un lead convertito o di un record bloccato, cerca lì.',
      'Se persiste, invia all’assistenza HubSpot il link al record e il messaggio originale.',
    ],
  },
};
