import { wordSet } from '../words.js';
import type { Numerals } from './numerals.js';

/** Spanish numerals; words as they are compared, in lower case and without accents. */
export const spanishNumerals: Numerals = {
  cardinals: {
    ...{ cero: 0, un: 1, uno: 1, una: 1, dos: 2, tres: 3, cuatro: 4, cinco: 5, seis: 6, siete: 7, ocho: 8, nueve: 9 },
    ...{ diez: 10, once: 11, doce: 12, trece: 13, catorce: 14, quince: 15, dieciseis: 16, diecisiete: 17 },
    ...{ dieciocho: 18, diecinueve: 19, veinte: 20, veintiun: 21, veintiuno: 21, veintiuna: 21, veintidos: 22 },
    ...{ veintitres: 23, veinticuatro: 24, veinticinco: 25, veintiseis: 26, veintisiete: 27, veintiocho: 28 },
    ...{
      veintinueve: 29,
      treinta: 30,
      cuarenta: 40,
      cincuenta: 50,
      sesenta: 60,
      setenta: 70,
      ochenta: 80,
      noventa: 90,
    },
    ...{ cien: 100, ciento: 100, doscientos: 200, doscientas: 200, trescientos: 300, trescientas: 300 },
    ...{ cuatrocientos: 400, cuatrocientas: 400, quinientos: 500, quinientas: 500, seiscientos: 600, seiscientas: 600 },
    ...{ setecientos: 700, setecientas: 700, ochocientos: 800, ochocientas: 800, novecientos: 900, novecientas: 900 },
  },
  scales: { mil: 1e3, millon: 1e6, millones: 1e6 },
  ordinals: {
    ...{
      primer: 1,
      primero: 1,
      primera: 1,
      primeros: 1,
      primeras: 1,
      segundo: 2,
      segunda: 2,
      segundos: 2,
      segundas: 2,
    },
    ...{ tercer: 3, tercero: 3, tercera: 3, cuarto: 4, cuarta: 4, quinto: 5, quinta: 5, sexto: 6, sexta: 6 },
    ...{ septimo: 7, septima: 7, octavo: 8, octava: 8, noveno: 9, novena: 9, decimo: 10, decima: 10 },
  },
  determiners: wordSet('el la los las lo su sus un una este esta estos estas ese esa del al cada'),
  decades: {},
  implied: { ambos: 2, ambas: 2, par: 2, bilateral: 2, bilaterales: 2, docena: 12, decena: 10, decada: 10, siglo: 100 },
  vague: {
    ...{ docenas: 'tens', decenas: 'tens', cientos: 'hundreds', centenares: 'hundreds', miles: 'thousands' },
    ...{
      mitad: 'half',
      doble: 'double',
      duplico: 'double',
      duplicaron: 'double',
      duplicado: 'double',
      triple: 'triple',
    },
    ...{ triplico: 'triple', triplicaron: 'triple', triplicado: 'triple', cuadruplico: 'quadruple' },
  },
  one: ['un', 'uno', 'una'],
  joint: 'y',
  percent: ['por ciento', 'por cien'],
  decadeWords: ['decada', 'decadas', 'anos'],
  centuryWords: ['siglo'],
  months: [
    ...[['enero', 'ene'], ['febrero', 'feb'], ['marzo'], ['abril', 'abr'], ['mayo'], ['junio', 'jun']],
    ...[
      ['julio', 'jul'],
      ['agosto', 'ago'],
      ['septiembre', 'setiembre', 'sept'],
      ['octubre', 'oct'],
    ],
    ...[
      ['noviembre', 'nov'],
      ['diciembre', 'dic'],
    ],
  ],
  otherwise: ['ene', 'abr', 'jun', 'jul', 'ago', 'sept', 'oct', 'nov', 'dic', 'feb'],
};
