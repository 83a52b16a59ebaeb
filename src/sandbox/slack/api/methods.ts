import { chat } from './chat.ts';
import { conversations } from './conversations.ts';
import { files } from './files.ts';
import type { Methods } from './method.ts';
import { people } from './people.ts';
import { views } from './views.ts';

/** Every method of the local Web API: the token it takes, the scopes it needs, its rate limit tier and what it does. */
export const METHODS: Methods = { ...chat, ...conversations, ...files, ...people, ...views };
