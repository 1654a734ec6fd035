// Makes the list of common words: node list/make.mjs, from anywhere. Needs npm; the same package gives the same list.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PACKAGE = '@zxcvbn-ts/language-common@4.1.3';
const MOST_ENGLISH = 26000;
const HERE = dirname(fileURLToPath(import.meta.url));
const TARGET = join(HERE, '../src/main/resources/ru/neuromagic/passwords/common-words.txt');

const LATIN = {
	а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ж: 'zh', з: 'z', и: 'i', й: 'y', к: 'k', л: 'l', м: 'm', н: 'n', о: 'o', п: 'p', р: 'r',
	с: 's', т: 't', у: 'u', ф: 'f', х: 'h', ц: 'c', ч: 'ch', ш: 'sh', щ: 'sch', ъ: '', ы: 'y', ь: '', э: 'e', ю: 'yu', я: 'ya',
};
// Other ways of spelling the same in Latin letters.
const OTHERWISE = [['yu', 'u'], ['ya', 'ia'], ['y', 'i'], ['h', 'kh'], ['c', 'ts']];
// What stands in place of a last letter in the usual cases, numbers and pet names.
const ENDINGS = {
	а: ['ы', 'и', 'е', 'у', 'ой', 'ою', 'ами'], я: ['и', 'е', 'ю', 'ей', 'ями'], ь: ['я', 'ю', 'и', 'ем', 'ью', 'ей'], й: ['я', 'ю', 'е', 'ем', 'го', 'му'],
	о: ['а', 'у', 'ом', 'е'], е: ['я', 'ю', 'ем'], и: [], ы: [], у: [], ю: [], э: [],
};
const AFTER_CONSONANT = ['а', 'у', 'ом', 'е', 'ы', 'и', 'ов', 'ик', 'ка', 'ин'];

function download() {
	const folder = mkdtempSync(join(tmpdir(), 'passwords-'));
	try {
		const archive = execFileSync('npm', ['pack', '--silent', PACKAGE], { cwd: folder, encoding: 'utf8' }).trim();
		execFileSync('tar', ['xzf', archive], { cwd: folder });
		return JSON.parse(readFileSync(join(folder, 'package/src/passwords.json'), 'utf8'));
	} finally {
		rmSync(folder, { recursive: true });
	}
}

/** Numbers and signs around a word are the rule's affair; what has them inside stays only where it is much used. */
function* english(passwords) {
	for (const [rank, password] of passwords.entries()) {
		const word = password.toLowerCase().replace(/^[^a-z]+|[^a-z]+$/g, '');
		const shortest = rank < 3000 ? 3 : 4;
		if (word.length >= shortest && word.length <= 20 && (/^[a-z]+$/.test(word) || rank < 5000)) {
			yield word;
		}
	}
}

function forms(word) {
	const last = word.at(-1);
	const endings = ENDINGS[last];
	return endings ? endings.map(ending => word.slice(0, -1) + ending) : AFTER_CONSONANT.map(ending => word + ending);
}

function spellings(word) {
	const latin = [...word].map(letter => LATIN[letter] ?? letter).join('');
	return [latin, ...OTHERWISE.map(([usual, other]) => latin.replaceAll(usual, other))];
}

const russian = readFileSync(join(HERE, 'russian.txt'), 'utf8').split('\n').filter(line => !line.startsWith('#'))
	.flatMap(line => line.split(' ')).filter(Boolean);
const inflected = russian.flatMap(word => [word, ...forms(word)]);
const words = new Set();
for (const word of english(download())) {
	if (words.size < MOST_ENGLISH) {
		words.add(word);
	}
}
[...inflected, ...russian.flatMap(spellings)].map(word => word.replaceAll('ё', 'е')).filter(word => word.length >= 3)
	.forEach(word => words.add(word));
writeFileSync(TARGET, [...words].sort().join('\n') + '\n');
console.log(`${words.size} words, ${russian.length} of them Russian as written`);
