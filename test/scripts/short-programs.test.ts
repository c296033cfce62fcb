import { describe, expect, it } from '@jest/globals';
import { shortPrograms } from '../../scripts/bundle/short-programs.ts';
import { precompileTemplates, templateSet } from '../../src/render/compile-templates.ts';
import { openTemplateSet } from '../../src/render/template-set.ts';

const FILES = [
  { path: 'part.hbs', text: '<i>{{name}}</i>' },
  { path: 'named.hbs', text: '{{#each people as |one|}}{{one.name}}{{#if one.name}}{{@index}}{{/if}}{{/each}}' },
  {
    path: 'page.hbs',
    text: `{{#if title}}<h1>{{title}}</h1>{{else}}"no title"{{/if}}
{{#each people}}{{@index}} {{name}} of {{@root.place.name}}{{> part}}{{#unless @last}}, {{/unless}}{{else}}nobody{{/each}}{{> named}}
{{#with place}}{{name}} {{../title}} {{#each streets}}{{this}} {{../../title}}{{/each}}{{/with}}
{{say "greeting" name=title}}
{"name":"if","hash":{},"loc":{"start":{"line":1,"column":2},"end":{"line":3,"column":4}}} container.escapeExpression`,
  },
  { path: 'text.en.json', text: '{ "greeting": "Hello {name}" }' },
];
const VIEW = {
  title: 'A & B',
  people: [{ name: '<Ann>' }, { name: 'Ben' }],
  place: { name: '"Here"', streets: ['One', 'Two'] },
  texts: { greeting: 'Hello {name}' },
};

const compiled = precompileTemplates(FILES);
const code = shortPrograms(compiled.programs);
const short = openTemplateSet({ ...compiled, programs: new Function(`return ${code}`)() });

function rendered(set: typeof short, view: object): string {
  try {
    return set.render('page.hbs', view);
  } catch (error) {
    return String(error);
  }
}

describe('short programs', () => {
  it.each([
    ['a whole view', VIEW],
    ['empty lists', { ...VIEW, title: '', people: [], place: { name: '', streets: [] } }],
    ['a number', { ...VIEW, title: 7 }],
    ['nothing where a block looks', { ...VIEW, people: undefined }],
    ['a value that is no text', { ...VIEW, place: { name: {}, streets: [] } }],
    ['a value that is missing', { ...VIEW, place: { streets: [] } }],
  ])('render %s as the long ones do', (_, view) => {
    expect(rendered(short, view)).toBe(rendered(templateSet(FILES), view));
  });

  it.each([
    ['a way to look properties up', /container\.lookupProperty \|\|/],
    ['a place', /"loc":\{/],
    ['what prints a value', /"name":"print text"/],
    ['what runs a block', /"name":"each"/],
  ])('do not write out %s each time', (_, long) => {
    const page = compiled.programs['page.hbs'] ?? '';

    expect(page).toMatch(long);
    expect(shortPrograms({ page })).not.toMatch(long);
  });
});
