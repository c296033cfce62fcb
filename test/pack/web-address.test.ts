import { describe, expect, it } from '@jest/globals';
import { webAddress } from '../../src/pack/web-address.ts';

describe('webAddress', () => {
  it.each([
    ['a script', 'javascript:alert(1)'],
    ['a script in mixed case after a space', ' JaVaScRiPt:alert(1)'],
    ['a script with a line break in its scheme', 'java\nscript:alert(1)'],
    ['a script after a control character', '\u0001javascript:alert(1)'],
    ['a script that looks like a host', 'javascript://example.com/%0aalert(1)'],
    ['data', 'data:text/html,<script>alert(1)</script>'],
    ['an old script', 'vbscript:msgbox(1)'],
    ['a file', 'file:///etc/passwd'],
    ['mail', 'mailto:a@example.com'],
    ['an address without a scheme', 'example.com'],
    ['an address without a scheme but with slashes', '//example.com/'],
    ['a scheme without slashes', 'https:example.com'],
    ['a user name', 'https://good.example.org@evil.example.com/'],
    ['a user name and a password', 'https://a:b@example.com/'],
    ['an empty user name and a password', 'https://:b@example.com/'],
    ['a space', 'https://example.com/a b'],
    ['a space before it', ' https://example.com/'],
    ['a line break', 'https://example.com/\nx'],
    ['a tab', 'https://example.com/\tx'],
    ['a no-break space', 'https://example.com/\u00a0x'],
    ['a double quote', 'https://example.com/"onmouseover=alert(1)'],
    ['a backslash', 'https://example.com\\@evil.example.com/'],
    ['a backslash in the path', 'https://example.com/a\\b'],
    ['angle brackets', 'https://example.com/<script>'],
    ['a backtick', 'https://example.com/`'],
    ['braces', 'https://example.com/{{x}}'],
    ['a host without a dot', 'https://localhost/'],
    ['no host', 'https:///path'],
    ['a broken port', 'https://example.com:99999/'],
    ['nothing', ''],
  ])('refuses %s', (_, text) => {
    const address = webAddress(text);

    expect(address).toBeUndefined();
  });

  it.each([
    ['https://example.com', 'https://example.com/'],
    ['HTTPS://EXAMPLE.com/Path', 'https://example.com/Path'],
    ['http://example.com/a?b=c#d', 'http://example.com/a?b=c#d'],
    ['https://example.com:443/a', 'https://example.com/a'],
    ['https://example.com/a/../b', 'https://example.com/b'],
    ['https://аpple.com/', 'https://xn--pple-43d.com/'],
    ['https://bücher.example.com/ä', 'https://xn--bcher-kva.example.com/%C3%A4'],
    ["https://example.com/it's", "https://example.com/it's"],
  ])('shows %s as %s', (text, expected) => {
    const address = webAddress(text);

    expect(address).toBe(expected);
  });
});
