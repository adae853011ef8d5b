import { maskedAddress, maskedDay, maskedIdNumber, maskedPhone } from './masking.js';

it.each([
  [maskedIdNumber('11010519491231002X'), '1101**********002X'],
  [maskedPhone('13800001234'), '138****1234'],
  [maskedPhone('8888'), '****'],
  [maskedAddress('济南市历下区和平路12号402室'), '济南市历下区**********'],
  [maskedAddress('和平路'), '和**'],
  [maskedAddress(''), ''],
  [maskedDay('1949-12-31'), '1949-**-**'],
])('%s', (masked, expected) => expect(masked).toBe(expected));
