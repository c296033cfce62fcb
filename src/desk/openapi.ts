import * as z from 'zod';
import { SIGNING_ROLES } from '../policy/policy.ts';
import { DECISIONS } from './decisions.ts';
import { QUEUE_STATES } from './queue-page.ts';

const PROBLEM = {
  description: 'Why not',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};
const REFUSALS = Object.fromEntries(
  ['400', '401', '403', '404', '409', '412', '413', '415', '422', '428'].map((status) => [status, PROBLEM]),
);
const query = (name: string, description: string, known?: readonly string[]) => ({
  ...{ name, in: 'query', description },
  schema: { type: 'string', ...(known === undefined ? {} : { enum: known }) },
});
const SLUG = [
  { name: 'slug', in: 'path', required: true, schema: { type: 'string' } },
  query('locale', 'The language of the article, where the slug has more than one'),
];
const json = (description: string, schema: object = { type: 'object' }) => ({
  description,
  content: { 'application/json': { schema } },
});

const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string(),
  reasons: z.array(z.object({ code: z.string(), message: z.string(), remedy: z.string() })),
});

/** The desk's interface for programs as OpenAPI 3.1; the bodies are the schemas that requests are checked with. */
export function openApi(origin: string): object {
  const get = (summary: string, more: object = {}) => ({
    get: { summary, ...more, responses: { 200: json(summary), ...REFUSALS } },
  });
  const decisions = Object.entries(DECISIONS).map(([name, { summary, body }]) => [
    `/v1/drafts/{slug}/actions/${name}`,
    {
      post: {
        summary,
        operationId: name,
        parameters: [
          ...SLUG,
          { name: 'If-Match', in: 'header', required: true, schema: { type: 'string' } },
          { name: 'Idempotency-Key', in: 'header', required: false, schema: { type: 'string' } },
          { name: 'X-Imprimatur-Token', in: 'header', required: true, schema: { type: 'string' } },
        ],
        requestBody: {
          required: true,
          content: { 'application/json': { schema: z.toJSONSchema(body, { io: 'input', target: 'draft-2020-12' }) } },
        },
        responses: { 200: json('What was recorded'), ...REFUSALS },
      },
    },
  ]);
  return {
    openapi: '3.1.0',
    info: { title: 'imprimatur desk', version: '1', description: 'Reviews, signs and publishes drafts.' },
    servers: [{ url: origin }],
    paths: {
      '/v1/me': get('Who you are, your roles, and the token to send with changes'),
      '/v1/drafts': get('The queue', {
        parameters: [
          query('state', 'A state of the queue, or `all`; `in_review` unless said otherwise', QUEUE_STATES),
          query('role', 'Only what this role has not signed yet', SIGNING_ROLES),
          query('batch', 'Only what this batch built'),
          query('q', 'Words of the title or the slug'),
          query('mine', '`1` for what is assigned to the caller', ['1']),
          query('after', 'Where the page before this one ended: its `next`'),
        ],
      }),
      '/v1/drafts/{slug}': get('An article, its open draft and what you may do with it', { parameters: SLUG }),
      '/v1/drafts/{slug}/report': get('The gate report of the draft', { parameters: SLUG }),
      '/v1/drafts/{slug}/events': get('The whole record of the article', { parameters: SLUG }),
      '/v1/drafts/{slug}/compare': get('What changed between two drafts', {
        parameters: [
          ...SLUG,
          query('from', 'A digest; what the caller signed last, else what is live, unless said otherwise'),
          query('to', 'A digest; the newest draft unless said otherwise'),
        ],
      }),
      '/v1/drafts/{slug}/revisions/{digest}': get('One draft as it was built, with its pack, report and page', {
        parameters: [...SLUG, { name: 'digest', in: 'path', required: true, schema: { type: 'string' } }],
      }),
      ...Object.fromEntries(decisions),
      '/v1/drafts/{slug}/facts/check': {
        post: {
          summary: 'Say what is wrong with a fact as a pack would have it; nothing is changed',
          parameters: [
            ...SLUG,
            query('id', 'The fact whose form is sent; without it the body is a whole fact'),
            { name: 'X-Imprimatur-Token', in: 'header', required: true, schema: { type: 'string' } },
          ],
          requestBody: { required: true, content: { 'application/json': { schema: { type: 'object' } } } },
          responses: { 200: json('The problems, none of them if it is right'), ...REFUSALS },
        },
      },
      '/v1/batches': {
        ...get('The batches of the queue'),
        post: {
          summary: 'Build the packs of the house again',
          parameters: [
            { name: 'Idempotency-Key', in: 'header', required: false, schema: { type: 'string' } },
            { name: 'X-Imprimatur-Token', in: 'header', required: true, schema: { type: 'string' } },
          ],
          responses: { 200: json('What became of each pack'), ...REFUSALS },
        },
      },
      '/v1/batches/{batch}': get('The drafts of a batch that are still open', {
        parameters: [{ name: 'batch', in: 'path', required: true, schema: { type: 'string' } }],
      }),
      '/v1/deliveries': get('The last deliveries of webhooks'),
      '/v1/ledger/verify': get('Whether every record, blob and public file is as it was approved'),
    },
    components: { schemas: { Problem: z.toJSONSchema(Problem, { target: 'draft-2020-12' }) } },
  };
}
