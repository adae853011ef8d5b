import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { MIGRATIONS } from '../../src/migrations/index.js';

const FOLDER = new URL('../../src/migrations/', import.meta.url);

/** Every released migration by the digest of its file. An office has run them: they never change, others follow. */
const RELEASED: Record<string, string> = {
  '0001-initial.ts': '27f9e5300f8e66e70317587c09ae7cb8483bbf75cf82bf4a20c487b62529460b',
  '0002-guards.ts': 'b2258df8389b208aa7225d5ebe04d59c38d252e4e109da3e97b721468c8c8fe5',
  '0004-checks.ts': 'c28dd02772173a6ed1ce2b0a5e96a3712e5b8526d2d7ca893291c0987f7eec88',
  '0005-devices.ts': '1209126711e0925a79079bce9a960580efd20c83584113fd7dfaa88f895251f3',
  '0006-courses.ts': '05830e05b559bc8d5b693b0c320591fd52d90c8c5eda0fea524eb1b1c03cbdc0',
  '0007-custody.ts': 'e62128a42703baf486ddbf5eae12ef18cde45b820b185a429775a374f954a792',
  '0008-reviews.ts': '58f0fb1130a76822bec94e25adbb7186d0178fcd878925b8c6539eae89ba7015',
  '0009-legality.ts': '956f7a4cbc9b04e75bd42d3f938f925e929b6b6df501256654631c57b716ccf6',
  '0010-gate.ts': 'cc0e02105f6bff3f4b4f7afda566a37c2f206dd8ca2597a27bb6bde6f78bc1d5',
  '0011-questions.ts': '4fe2d966ef6cf65b62f73a003b2489c158986d37f37bcb31e22459f7eb5df746',
  '0012-exams.ts': '8cf9661efce1d41a448a3b462c4b28422d0bcc4987851a95288190e056d682a8',
  '0013-officers.ts': '28b7b8548ef98bff7dad1600099c28f79833805d4ca8e9186f37683833fe6b35',
  '0014-training.ts': 'ea4a99577310520c5d627273796f8ebe1790800c1a4784407049bb013c1f7a4e',
  '0015-calendar.ts': 'ae7c99796010fa73a4936c91687b709a91fd72f02f485eeacff390ac0d734922',
  '0016-publication.ts': '07e7708778ba9a0e40adecfc62887ffbad696be5065e58e8074a9716e2b1cb88',
  '0017-found.ts': '4f05dd1cec263489ddbb4a1d92d2b1f609ec8a3be21c54165377b734ef779ea2',
  '0018-requests.ts': '3c0dad7c581222cf1f827334cd35b17d4289d2896f61ff5aea0d4552e46f963b',
  '0019-exchange.ts': '5a8596948fb1084b14176a75e8ef392e4133260f62ecb63dd145320b2661d1e3',
  '0020-openness.ts': 'f547e44581b501363eeb7bae8d548f1d037eab0105120b2901d0775a88d2bad3',
  '0021-files.ts': '55cb7d801324fbaa940da2d9fc51fa0393d75a037e2c912e01e1a001e57a460a',
  '0022-matters.ts': '61fb0659aeb421a937e971c40b717c2335720bf43ef79490337bece00881bba0',
  '0023-inspections.ts': '4f31c599af146d37baa5e1d479711d3890d9812c48824eadd62393acff627758',
  '0024-eligibility.ts': 'a1774490b29cd31f7e07afdf918e8ca7275ac1f80a7e32019fbfb5f37b871d6f',
  '0025-hearings.ts': '7b1c75a98a114a44a9e4be009fadd964a43af4a8d39ff5aba974510daf80a200',
  '0026-pending.ts': '71412f0cb48c845753e2f21a3771d304517a11090d6ea170cb891241fa6cb8c9',
};

describe('migrations', () => {
  for (const [file, digest] of Object.entries(RELEASED))
    it(`${file} is as it was released`, () => {
      expect(
        createHash('sha256')
          .update(readFileSync(new URL(file, FOLDER)))
          .digest('hex'),
      ).toBe(digest);
    });

  it('are one stream: every file is listed once, in the order of its number', () => {
    const files = readdirSync(FOLDER)
      .filter((name) => /^\d{4}-/.test(name))
      .sort();
    const names = MIGRATIONS.map((Migration) =>
      Migration.name.replace(
        /^(\D+)(\d{4})$/,
        (_, words: string, n) => `${n}-${words.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase()}.ts`,
      ),
    );
    expect(names).toEqual(files);
  });
});
