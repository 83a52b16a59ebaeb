import type { ErrorTypeId } from '../../core/catalogue/catalogue.ts';

/** What people read about an error type beside its name: what it means, and the steps that end it, in order. */
export const catalogueEn: Readonly<Record<ErrorTypeId, { readonly meaning: string; readonly fix: readonly string[] }>> =
  {
    'association-limit-reached': {
      meaning:
        'The Salesforce record points to a HubSpot record that already carries the largest number of associations HubSpot allows for that pair of objects (a limit of the plan, or one set by an admin), so the new link, and with it the record, stays out.',
      fix: [
        'Find the HubSpot record that is full and remove associations nobody uses.',
        'If a catch-all account is the reason, move the child records to their right Salesforce account.',
        'If an admin set a limit for that pair of objects or label, raise it.',
        'Resync the affected records.',
      ],
    },
    'waiting-on-account-to-sync': {
      meaning:
        'A contact or opportunity belongs to a Salesforce account that has no HubSpot company yet, so HubSpot holds the child back until its parent arrives.',
      fix: [
        'Check that company sync is on and that the integration user can see the account. If the account is kept out of HubSpot on purpose, its children will go on waiting.',
        'If the account has a sync error of its own, solve that first.',
        'Import the missing Salesforce accounts into HubSpot from the integration settings.',
        'Resync the child records.',
      ],
    },
    'salesforce-automation': {
      meaning:
        'Code that runs in Salesforce when the record is saved (an Apex trigger, a managed package, a legacy process) failed and undid the whole save, with HubSpot’s change.',
      fix: [
        'Take the name of the trigger or class from the message to the Salesforce admin or to the vendor of the package.',
        'Reproduce the failure: edit the same record as the integration user with a debug log on.',
        'Correct the code, or let it pass over the integration user.',
        'Resync the affected records.',
      ],
    },
    'missing-contact-id': {
      meaning:
        'Custom logic in Salesforce (a trigger, flow or rule) expected the id of a contact on the record that HubSpot was writing, and found none. HubSpot’s article says no more than the name, so this reading is an inference.',
      fix: [
        'See which record lacks its contact: usually an opportunity, a task or a custom record that synced before its contact.',
        'Sync or associate the contact first, then the record.',
        'Ask the Salesforce admin to let the automation accept a record without a contact.',
        'Resync.',
      ],
    },
    'salesforce-custom-field-validation-rule': {
      meaning:
        'A validation rule (or a lookup filter) in Salesforce refused the values that HubSpot sent. The message is the text that the Salesforce admin wrote for that rule.',
      fix: [
        'Find the active validation rule that has this message, and read its condition.',
        'Correct the record so that it meets the rule, or exempt the integration user from the rule, for example with a custom permission.',
        'Resync.',
      ],
    },
    'salesforce-flow': {
      meaning:
        'A record-triggered flow or process that HubSpot’s save started in Salesforce failed, and Salesforce refused the save with it.',
      fix: [
        'Take the flow’s label from the message and open its latest failed interview in Salesforce.',
        'Repair the element that fails, or add a fault path.',
        'If the flow is not meant for data from the integration, add a condition on the running user.',
        'Resync.',
      ],
    },
    'email-already-in-use': {
      meaning:
        'The email of a Salesforce lead or contact already belongs, as primary or additional address, to another HubSpot contact, and HubSpot keeps emails unique.',
      fix: [
        'Compare the two HubSpot contacts and decide whether they are one person.',
        'The same person: merge them, keep the one that is linked to Salesforce, and merge the Salesforce duplicates too.',
        'Different people: remove the address from the contact that should not have it.',
        'Resync.',
      ],
    },
    'salesforce-duplicate-rule': {
      meaning:
        'An active duplicate rule in Salesforce is set to block, and it found the record that HubSpot wanted to save too similar to one that is already there.',
      fix: [
        'Look at the rule, its matching rule and the record that it found.',
        'Merge or correct the duplicate, or let HubSpot link to the existing record by giving both the same email.',
        'If records from HubSpot should pass, set the rule to allow with a report, or exempt the integration user.',
        'Resync.',
      ],
    },
    'insufficient-access-or-missing-salesforce-record': {
      meaning:
        'HubSpot tried to link to, or update, a Salesforce record that the integration user cannot reach or that no longer exists: often a wrong id in a mapped lookup, a deleted record or a wrong association.',
      fix: [
        'Open the id named in the message in Salesforce: is it deleted, of another org, or only hidden?',
        'If it is hidden, share it with the integration user (owner, role, sharing rule).',
        'If it is deleted or wrong, correct the lookup value or the association in HubSpot.',
        'Resync.',
      ],
    },
    'salesforce-field-permission': {
      meaning:
        'A mapped Salesforce field is invisible or read-only for the integration user, so the values that HubSpot sends for it are refused.',
      fix: [
        'Give the integration user read and edit access to the field through a permission set.',
        'If the field is a formula or read-only by nature, set its mapping to always use Salesforce.',
        'If the field was deleted or renamed, correct or remove the mapping.',
        'Resync.',
      ],
    },
    'insufficient-salesforce-access': {
      meaning:
        'The integration user lacks the object or system permission for what HubSpot asked: to create, edit or even see that kind of record.',
      fix: [
        'Assign HubSpot’s integration permission set to the integration user.',
        'Check create, read and edit on the object, and view all or modify all where records are private.',
        'If only some records fail, check record locks such as approval processes.',
        'Resync.',
      ],
    },
    'missing-salesforce-picklist-option': {
      meaning:
        'The HubSpot record holds an option that the mapped Salesforce picklist does not offer, so the value has nowhere to go. HubSpot’s article gives no steps of its own for this type.',
      fix: [
        'Compare the options of the HubSpot property with the values of the Salesforce picklist.',
        'Add the missing value in Salesforce, for the right record types, with an API name equal to HubSpot’s internal value; or give the record an option that both sides have.',
        'Resync.',
      ],
    },
    'state-or-country-value-mismatch': {
      meaning:
        'Salesforce uses State and Country/Territory picklists and does not know the country that HubSpot sent, or the state does not belong to that country.',
      fix: [
        'Turn HubSpot’s Country and State/Region into dropdowns whose internal values equal Salesforce’s values.',
        'Correct the odd values: abbreviations, other languages, misspellings.',
        'Make sure that the state is active under its country in Salesforce.',
        'Resync.',
      ],
    },
    'mismatched-options': {
      meaning:
        'The options of a HubSpot property and of its Salesforce picklist look alike but differ in internal value or API name, so that a value from one side is not one of the other side’s options.',
      fix: [
        'Compare both sides: the same label with another internal value, or an option that one side lacks.',
        'Make the Salesforce API name and HubSpot’s internal value equal, or add the missing option.',
        'If options changed recently, refresh the mapping in HubSpot.',
        'Resync.',
      ],
    },
    'inactive-salesforce-owner': {
      meaning:
        'The HubSpot record is owned by somebody whose Salesforce user is deactivated, and Salesforce gives no record to an inactive user.',
      fix: [
        'Reassign the HubSpot record to an owner who is active in Salesforce.',
        'If history must stay with the old owner, ask the Salesforce admin for the permission to update records with inactive owners.',
        'Resync.',
        'When somebody leaves next time, reassign their records before the user is deactivated.',
      ],
    },
    'restricted-picklist-value': {
      meaning:
        'The Salesforce picklist takes only its defined values (or those of the record type), and HubSpot sent one that is not among them.',
      fix: [
        'Compare the value with the picklist’s values in Salesforce and with those of the record type.',
        'Add or reactivate the value in Salesforce, or correct it in HubSpot.',
        'HubSpot’s own advice is to lift the restriction from the field; do so only if any value is acceptable.',
        'Resync.',
      ],
    },
    'inactive-opportunity-stage': {
      meaning:
        'The Salesforce opportunity is in a stage that is deactivated, so HubSpot has no deal stage to put it in.',
      fix: [
        'List the opportunities that are in the inactive stage.',
        'Move them to an active stage, or reactivate the stage in Salesforce.',
        'Resync.',
      ],
    },
    'unsynced-salesforce-owners': {
      meaning:
        'The owner in Salesforce is a user of a kind that HubSpot does not import as an owner (for example a Chatter or automated-process user), so the owner cannot be set.',
      fix: [
        'Look at the user type of the records’ owners in Salesforce.',
        'Use owners of type Standard, Power Partner or Guest, or a queue where HubSpot takes one.',
        'Reassign the records in Salesforce.',
        'Resync.',
      ],
    },
    'options-limit-exceeded': {
      meaning:
        'The mapped dropdown would need more options than HubSpot allows on one property (5,000 according to HubSpot’s documentation), often because a text or lookup field is mapped to a dropdown.',
      fix: [
        'Delete or merge options that nobody uses, on both sides.',
        'If the Salesforce field is a lookup or free text, map it to a text property instead.',
        'Check that both sides of each mapping have compatible types.',
        'Resync.',
      ],
    },
    'default-sales-process-unavailable': {
      meaning:
        'HubSpot turns each record type of opportunities into a pipeline. This opportunity has no usable record type, so there is no sales process, and no pipeline, to put it in.',
      fix: [
        'Find the opportunities without a record type.',
        'If you do not use record types for opportunities, deactivate all of them; otherwise create one and assign it to these opportunities.',
        'Give the integration user’s profile access to that record type and make it the default.',
        'Resync.',
      ],
    },
    'missing-or-invalid-opportunity-stage': {
      meaning:
        'The opportunity’s stage in Salesforce has no counterpart in the HubSpot pipeline that belongs to its record type.',
      fix: [
        'Compare Salesforce’s stages with those of the synced HubSpot pipeline.',
        'Add the missing stage to the pipeline, or correct the stage of the opportunity.',
        'Check that the opportunity is in the pipeline of its own record type.',
        'Resync.',
      ],
    },
    'type-mismatch': {
      meaning:
        'A HubSpot property is mapped to a Salesforce field of another kind (text to number, date to text and so on), so that the value cannot be converted.',
      fix: [
        'Find the mapping in HubSpot’s integration settings and compare the two types.',
        'Change the type of the property or field, or create a property of the right type and map that one.',
        'Delete the wrong mapping.',
        'Resync: values do not move by themselves when a mapping is new.',
      ],
    },
    'missing-salesforce-id': {
      meaning:
        'A mapped Salesforce field is a lookup and wants the id of an existing record, but HubSpot sent something else, such as a name.',
      fix: [
        'Check what the HubSpot property holds: names and emails do not work in a lookup.',
        'Map the lookup to a dropdown property, so that HubSpot keeps the Salesforce ids as values, or fill the property with real ids.',
        'Correct the wrong values.',
        'Resync.',
      ],
    },
    'invalid-salesforce-id': {
      meaning:
        'The value sent to a Salesforce id or lookup field looks like an id, but Salesforce does not accept it. HubSpot names a custom validation rule as the place to look.',
      fix: [
        'Compare the id with the real record: cut off, changed in case, or of another org?',
        'Check the validation rules and lookup filters on that field.',
        'Put the right id of 18 characters in HubSpot.',
        'Resync.',
      ],
    },
    'string-too-long': {
      meaning: 'The text in HubSpot is longer than the Salesforce field allows.',
      fix: [
        'Shorten the value in HubSpot, or raise the length of the Salesforce field, or use a long text area there.',
        'Resync.',
        'To prevent it, give the HubSpot property a maximum length.',
      ],
    },
    'invalid-email': {
      meaning:
        'The address on the Salesforce record is not one that HubSpot accepts (wrong form, or a domain that cannot exist), or Salesforce refused an address from HubSpot.',
      fix: [
        'Correct the address where it is wrong: spaces, commas, a missing @ or ending.',
        'If there is no valid address, empty the field. Without an email the record does not sync, and that is no error.',
        'Resync. A change of the email in Salesforce starts a sync by itself.',
      ],
    },
    'missing-required-country': {
      meaning:
        'The record has a state but no country, and Salesforce with State and Country/Territory picklists wants the country first.',
      fix: [
        'Fill in the country on the HubSpot record, with a value that Salesforce knows.',
        'Check that the state belongs to that country.',
        'Resync.',
        'To prevent it, ask for the country in forms that ask for the state.',
      ],
    },
    'invalid-value': {
      meaning:
        'A value from Salesforce breaks a rule of the HubSpot property (format, range, length, allowed characters), or a number from HubSpot is out of Salesforce’s range.',
      fix: [
        'Read the validation rules of the property in HubSpot’s settings.',
        'Correct the value on the sending record, or relax the rule if it is too strict.',
        'Resync.',
      ],
    },
    'owner-assignment': {
      meaning:
        'HubSpot could not set the owner, most often because a HubSpot task goes to Salesforce with an owner who is a queue there, and that queue may not own tasks.',
      fix: [
        'Reassign the HubSpot task to a person, or let the queue own tasks in Salesforce.',
        'For other records, correct the owner.',
        'Resync.',
      ],
    },
    'restricted-unique-value': {
      meaning:
        'The Salesforce field (or the HubSpot property) must be unique, and another record already holds the same value.',
      fix: [
        'Open the record whose id the message names: it holds the value.',
        'If the two records are one, merge them; otherwise change the value on one of them.',
        'Check the matching rules for duplicates in Salesforce.',
        'Resync.',
      ],
    },
    'missing-required-value': {
      meaning:
        'A field that the receiving side requires is empty: a required Salesforce field gets nothing from HubSpot, or a property that HubSpot requires is blank on the Salesforce record.',
      fix: [
        'Fill in the field on the sending record.',
        'If the field is not mapped, map it, or give it a default in Salesforce.',
        'Drop the requirement if it is not really needed.',
        'Resync.',
      ],
    },
    'other-unknown': {
      meaning:
        'HubSpot could not recognise the cause. Often these are passing troubles (locked records, limits, timeouts), expired sessions, converted leads or records under approval.',
      fix: [
        'Resync once: locks and timeouts pass by themselves.',
        'If the message tells of a limit, a session, a converted lead or a locked record, look there.',
        'If it stays, send the link of the record and the raw message to HubSpot’s support.',
      ],
    },
  };
