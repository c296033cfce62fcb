import { describe } from '@jest/globals';
import { memoryAnswers } from '../../src/desk/answer-store.ts';
import { memorySessions } from '../../src/desk/session-store.ts';
import { itIsAnAnswerStore } from './answer-store.contract.ts';
import { itIsASessionStore } from './session-store.contract.ts';

describe('memorySessions', () => itIsASessionStore(async () => memorySessions()));
describe('memoryAnswers', () => itIsAnAnswerStore(async () => memoryAnswers()));
