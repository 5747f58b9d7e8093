import { beforeAll, describe, expect, test } from 'vitest';
import { MalformedBriefError } from '../../ingest/parse/problems.js';
import type { Brief, Passage } from '../../src/brief/brief.js';
import { parse, parsed, SMALL_BRIEF, source } from '../support/brief.js';

describe('the default brief', () => {
  let brief: Brief;
  let body: Passage[];
  const passageWith = (words: string): Passage => {
    const found = body.filter(({ text }) => text.includes(words));
    expect(found, words).toHaveLength(1);
    return found[0] as Passage;
  };

  beforeAll(async () => {
    const result = await parsed();
    expect(result.warnings).toEqual([]);
    brief = result.brief;
    body = brief.passages.filter(({ kind }) => kind !== 'endnote');
  });

  test('every one of the 49 endnotes ends exactly one sentence, in 41 markers', () => {
    const direct = body.filter(({ support }) => support === 'direct');
    expect(direct).toHaveLength(41);
    expect(direct.flatMap(({ endnotes }) => endnotes).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 49 }, (_, index) => index + 1),
    );
    expect(brief.endnotes.map(({ number }) => number)).toEqual(Array.from({ length: 49 }, (_, index) => index + 1));
  });

  test('a sentence has the note of its own marker, one before it is covered by it, one after it is not', () => {
    expect(passageWith('homicide rate went from')).toMatchObject({ endnotes: [11], support: 'direct' });
    expect(passageWith('By 2011, both countries agreed')).toMatchObject({ endnotes: [11], support: 'covering' });
    expect(passageWith('Although homicide rates decreased')).toMatchObject({ endnotes: [12], support: 'covering' });
    expect(passageWith('In addition to homicides')).toMatchObject({ endnotes: [], support: 'none' });
    expect(passageWith('Committee to Protect Journalists')).toMatchObject({ endnotes: [15, 16], support: 'direct' });
  });

  test('sentences that a page break cut are whole', () => {
    expect(passageWith('more integral aspects of the initiative remained feeble').support).toBe('covering');
    expect(passageWith('the Mexican government take concrete steps').text).toMatch(/^While .*\.$/u);
  });

  test('a pull quote is not said twice', () => {
    passageWith('From its inception, the Mérida Initiative');
    passageWith('may actually present a unique opportunity');
  });

  test('full stops of abbreviations end no sentence', () => {
    expect(passageWith('President George W. Bush').text).toMatch(/^In March 2007, .* support\.$/u);
    expect(passageWith('anti-narcotics czar').text).toMatch(/^Events such as .* decades\.$/u);
    expect(passageWith('(e.g. homicides').text).toMatch(/^The targeting .*\.$/u);
    for (const { kind, text } of body.filter((passage) => passage.kind === 'text'))
      expect(text, `${kind} passage`).not.toMatch(/^(?:\p{Ll}|Bush\b|\d+\.)(?!ontact us)/u);
  });

  test('an enumeration inside a sentence stays one passage', () => {
    expect(passageWith('The new four pillars of the initiative were').text).toMatch(/1\).* 2\).* 3\).* 4\)/u);
  });

  test('front matter, recommendations and the author are there to be asked for', () => {
    expect(brief.title).toMatch(/^Putting Citizens' Security First/u);
    expect(brief.authors).toEqual(['Gema Kloppe-Santamaría']);
    const items = body.filter(({ kind }) => kind === 'item');
    expect(items).toHaveLength(5);
    passageWith('Assistant Professor of Latin American History');
    passageWith('mexico@wilsoncenter.org');
    expect(body.filter(({ kind, text }) => kind === 'heading' && /^\d\. /u.test(text))).toHaveLength(5);
  });

  test('an endnote keeps its reference and its addresses, written out and unescaped', () => {
    const note = (number: number) => brief.endnotes.find((endnote) => endnote.number === number);
    expect(note(46)).toEqual({ number: 46, reference: 'International Crisis Group, 2020.', urls: [] });
    expect(note(7)?.urls).toEqual(['https://fas.org/sgp/crs/row/IF10578.pdf']);
    expect(note(35)?.urls).toEqual([
      'https://www.washingtonpost.com/graphics/2020/world/mexico-losing-control/mexico-military-security-drug-war/?tid=ss_tw',
    ]);
    expect(note(10)?.reference).toMatch(/^WHDPC, Report of the Western Hemisphere Drug Policy Commission, December/u);
  });

  test('no word of the source is lost or made up', async () => {
    const words = (text: string): string[] => text.match(/\p{L}+/gu) ?? [];
    const markdown = (await source())
      .replace(/<sup>[^<]*<\/sup>/gu, ' ')
      .replace(/\]\([^)]*\)/gu, ']')
      .replaceAll('\\_', '_')
      .replace(/^\*\*\*["“].*$/gmu, ' ');
    const counted = (list: string[]): Map<string, number> => {
      const counts = new Map<string, number>();
      for (const word of list) counts.set(word, (counts.get(word) ?? 0) + 1);
      return counts;
    };
    expect(counted(words(brief.passages.map(({ text }) => text).join('\n')))).toEqual(counted(words(markdown)));
  });
});

describe('another brief, with Markdown footnotes', () => {
  test('is understood without any change: authors, notes numbered by their markers, sentences, support', async () => {
    const { brief, warnings } = await parsed(SMALL_BRIEF);
    expect(brief.title).toBe('Night Trains and Short Flights');
    expect(brief.authors).toEqual(['Ada Ferrer', 'Tom Okafor']);
    expect(brief.endnotes.map(({ number, urls }) => [number, urls])).toEqual([
      [1, ['https://rail.example/gaps']],
      [2, []],
      [3, ['https://fares.example/night']],
      [4, []],
    ]);
    const of = (start: string) => brief.passages.find(({ text }) => text.startsWith(start));
    expect(of('Night trains have')).toMatchObject({ endnotes: [1], support: 'covering' });
    expect(of('The fare covers')).toMatchObject({ endnotes: [3], support: 'direct' });
    expect(of('Dr. Lund')).toMatchObject({ endnotes: [3], support: 'direct' });
    expect(of('Children')).toMatchObject({ endnotes: [4], kind: 'item' });
    expect(of('Governments')).toMatchObject({ endnotes: [], support: 'none' });
    expect(warnings.map(({ endnote, severity }) => [endnote, severity])).toEqual([[3, 'warning']]);
  });
});

describe('a malformed brief is reported with line and number', () => {
  const notes = '\n\n## Endnotes\n\n[1] First.\n\n[2] Second.\n';
  const report = (markdown: string): string => {
    try {
      const { warnings } = parse(markdown);
      return warnings.map(({ line, endnote, severity }) => `${line} ${severity} ${endnote}`).join('\n');
    } catch (error) {
      expect(error).toBeInstanceOf(MalformedBriefError);
      return (error as Error).message;
    }
  };

  test('a marker without an endnote stops the ingest', () => {
    expect(report(`# T\n\nOne.<sup>1</sup>\nTwo.<sup>2, 7</sup>${notes}`)).toMatch(
      /test\.md:4: error: endnote 7: .*no such note/u,
    );
  });

  test('a number that is defined twice stops the ingest', () => {
    expect(report(`# T\n\nOne.<sup>1,2</sup>${notes}\n[2] Again.\n`)).toMatch(
      /test\.md:11: error: endnote 2: .*twice.*line 9/u,
    );
  });

  test('a brief without endnotes stops the ingest and learns where to put them', () => {
    expect(report('# T\n\nOne.<sup>1</sup>\n')).toMatch(/test\.md:3: error: no endnotes found.*"Endnotes"/u);
  });

  test('an endnote without a marker is a warning', () => {
    expect(report(`# T\n\nOne.<sup>1</sup>${notes}`)).toBe('9 warning 2');
  });

  test('a missing number is a warning', () => {
    expect(report(`# T\n\nOne.<sup>1,2,4</sup>${notes}\n[4] Fourth.\n`)).toBe('11 warning 4');
  });

  test('"21st" is no marker', () => {
    const { brief } = parse(`# T\n\nThe 21<sup>st</sup> century began.<sup>1-2</sup>${notes}`);
    expect(brief.passages.find(({ text }) => text === 'The 21st century began.')?.endnotes).toEqual([1, 2]);
  });
});
