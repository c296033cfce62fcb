import { afterAll, describe } from '@jest/globals';
import { tableAnswers } from '../../functions/table-answers.ts';
import { tableSessions } from '../../functions/table-sessions.ts';
import { itIsAnAnswerStore } from '../desk/answer-store.contract.ts';
import { itIsASessionStore } from '../desk/session-store.contract.ts';
import { makeNames, removeAll } from './aws-stores.ts';

afterAll(removeAll);

describe('tableSessions', () => itIsASessionStore(async () => tableSessions((await makeNames()).table)));
describe('tableAnswers', () => itIsAnAnswerStore(async () => tableAnswers((await makeNames()).table)));
