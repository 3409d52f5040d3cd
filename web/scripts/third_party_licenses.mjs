// Writes the licences of the packages that are bundled into the page, as
// they ask for: node third_party_licenses.mjs PACKAGE_FOLDER OUTPUT_FILE
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const LICENCE_FILE = /^(licen[cs]e|copying|notice)([.-].*)?$/i;

function licenceTexts(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && LICENCE_FILE.test(entry.name))
    .map((entry) => readFileSync(join(folder, entry.name), 'utf8').trim());
}

function licenceName(license) {
  if (typeof license === 'string') return license;
  return license?.type ?? '';
}

// Every package that is no tool of development: a few more than are bundled,
// where Vite leaves unused code out, and never one fewer.
function sections(root) {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  return Object.entries(lock.packages)
    .filter(([path, entry]) => path !== '' && !entry.dev && !entry.devOptional
      && !entry.optional)
    .map(([path]) => {
      const folder = join(root, path);
      const about = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
      const name = licenceName(about.license);
      const texts = licenceTexts(folder);
      if (name === '' && texts.length === 0) {
        throw new Error(`${about.name} ${about.version} states no licence`);
      }
      const title = `${about.name} ${about.version} (${name || 'see below'})`;
      // Some packages name their licence and their authors, and no more.
      const author = about.author?.name ?? about.author ?? '';
      if (texts.length === 0 && author !== '') texts.push(`Copyright ${author}`);
      return [title, '-'.repeat(title.length), ...texts].join('\n\n');
    })
    .sort();
}

const [root, output] = process.argv.slice(2);
if (output === undefined) {
  console.error('usage: third_party_licenses.mjs PACKAGE_FOLDER OUTPUT_FILE');
  process.exit(2);
}
writeFileSync(output, `${[
  'The page of Actant contains these packages, each under its own licence.',
  ...sections(root),
].join('\n\n\n')}\n`);
