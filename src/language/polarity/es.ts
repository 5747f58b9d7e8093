import { wordSet } from '../words.js';
import type { Polarity } from './polarity.js';

/** Spanish words that turn a statement round; in lower case and without accents. */
export const spanishPolarity: Polarity = {
  negators: wordSet('no nunca jamas sin ni ningun ninguno ninguna tampoco nadie nada'),
  weakNegators:
    wordSet(`fracaso fracasaron fracasado falta faltan faltaba carece carecen carecia carecian incapaz incapaces
    incapacidad rechazo rechaza rechazaron niega nego negaron ausencia apenas poco pocos pocas poca lejos incumplio
    incumplidas incumplida lugar vez menos impune impunes salvo excepto`),
  notNegated: new Set([
    'no solo',
    'no solamente',
    'no unicamente',
    'no obstante',
    'sin embargo',
    'sin duda',
    'sin precedentes',
  ]),
  breaks: wordSet('pero aunque mientras sino porque pues que quien cuyo cuya donde'),
  prefixes: ['in', 'im', 'ir', 'i', 'des', 'dis'],
  directions: {
    amount: [
      wordSet(`aumenta aumentan aumento aumentaron aumentar aumentado crece crecen crecio crecieron crecer creciente crecientemente
       sube suben subio subieron subir subido eleva elevo elevaron incrementa incremento incrementaron incrementado
       mas mayor mayores amplia amplio ampliaron expandir ampliar dispara disparo dispararon ascendente alza repunte repunto`),
      wordSet(`disminuye disminuyen disminuyo disminuyeron disminuir bajan bajaron bajar bajado reduce reducen redujo
       redujeron reducir reducido reduccion cae caen cayo cayeron caer desciende descendio descendieron descenso menos menor
       menores limita limito limitaron descendente encoge recorto recortaron`),
    ],
    time: [
      wordSet('antes previo previa previos previas anterior anteriores'),
      wordSet('despues tras posterior posteriores posteriormente luego'),
    ],
    course: [
      wordSet('empieza empezo empezaron empezar comienza comenzo comenzar inicio iniciar'),
      wordSet('termina termino terminar acaba acabo acabar fin finalizo'),
    ],
    quality: [
      wordSet('mejora mejoran mejoro mejorar mejorado mejorada mejor'),
      wordSet('empeora empeoran empeoro empeorar empeorado agrava agravo agravado agravada agravar peor amplificado'),
    ],
    strength: [
      wordSet('fortalece fortalecen fortalecio fortalecer reforzar refuerza reforzo'),
      wordSet('debilita debilitan debilito debilitar socava socavo socavar'),
    ],
    success: [
      wordSet('logra logro lograron lograr exito exitoso exitosa cumplio cumplieron cumplido'),
      wordSet('fracasa fracaso fracasaron incumplio incumplieron incumplido'),
    ],
    value: [
      wordSet('positivo positiva positivos positivas positivamente'),
      wordSet('negativo negativa negativos negativas adverso adversa perjudicial perjudiciales'),
    ],
    support: [
      wordSet('apoya apoyo apoyaron apoyar respalda respaldo respaldaron'),
      wordSet('opone opuso opusieron rechaza rechazo rechazaron condena condeno'),
    ],
    acceptance: [wordSet('acepta acepto aceptaron aceptar'), wordSet('rechaza rechazo rechazaron rechazar')],
    judgement: [
      wordSet('celebra celebro celebraron elogia elogio'),
      wordSet('critica critico criticaron condena condeno'),
    ],
    permission: [
      wordSet('permite permiten permitio permitir legaliza legalizar legalizo'),
      wordSet('prohibe prohiben prohibio prohibir'),
    ],
    inclusion: [wordSet('incluye incluyen incluyo incluyendo incluia'), wordSet('excluye excluyen excluyo excluyendo')],
    gain: [wordSet('gana gano ganar'), wordSet('pierde perdio perder perdida')],
    majority: [wordSet('mayoria'), wordSet('minoria')],
    universal: [wordSet('todos todas siempre'), wordSet('ninguno ninguna nunca')],
    height: [wordSet('alto alta altos altas'), wordSet('bajos bajas')],
    length: [wordSet('largo larga'), wordSet('corto corta')],
    latitude: [wordSet('norte septentrional'), wordSet('sur meridional')],
    longitude: [wordSet('oriental'), wordSet('oeste occidental')],
    home: [wordSet('interno interna nacional'), wordSet('extranjero extranjera externo externa internacional')],
    sides: [wordSet('unilateral unilateralmente'), wordSet('bilateral conjunta conjunto')],
    trust: [wordSet('confianza'), wordSet('desconfianza')],
    effect: [wordSet('eficaz eficaces efectiva efectivo'), wordSet('ineficaz ineficaces inefectiva')],
    size: [
      wordSet('grande gran importante importantes significativo significativa'),
      wordSet('pequena pequeno marginal minima minimo insignificante'),
    ],
    order: [wordSet('primero primera primeros'), wordSet('ultimo ultima ultimos')],
    limit: [wordSet('encima supera supero superaron'), wordSet('debajo')],
    grant: [
      wordSet('retira retiro retirar retirara elimina elimino'),
      wordSet('otorga otorgo concede despliega desplego impone impuso'),
    ],
  },
};
