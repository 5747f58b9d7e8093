import type { Language } from './language.js';
import { wordSet } from './words.js';

/** Spanish; words without accents, as they are compared folded. */
export const spanish: Language = {
  functionWords: wordSet(`
    un una unos unas el la los las lo al del algun alguna algunos algunas cada todo toda todos todas ambos ambas ningun
    ninguna no ni otro otra otros otras muy mas menos mucho mucha muchos muchas poco poca pocos pocas solo tan tanto
    de en a por para con sin sobre contra entre hacia hasta desde durante ante bajo tras segun mediante
    y e o u pero sino si porque mientras aunque como que tambien ademas
    yo tu usted nosotros me te nos mi mis tus nuestro
    es son era eran fue fueron ser sido siendo esta estan estaba estaban estuvo hay habia hubo ha han haber he hace hacen
    hizo hicieron hacer puede pueden podria podrian debe deben deberia va van
    que cual cuales quien quienes cuando donde cuanto cuanta cuantos cuantas
    aqui ahora ya aun nunca siempre
    favor dime di explica explicame describe muestra dice dicen dijo decir significa sabe sabes pasa paso ocurrio sucedio
    exactamente segun
    ella ello ellos ellas eso esto esa ese esos esas este estos estas aquel aquella aquello su sus suyo suya le les se ahi
    alli entonces mismo misma mismos mismas dicho dicha`),
  pronouns:
    /(?<!\p{L})(?:él|ellas?|ellos?|es[ao]s?|ese|eso|esto|aquell?[ao]s?|aquel|sus?|suy[ao]s?|les?|ah[ií]|all[ií]|(?:lo|el|la) mism[ao]|dich[ao]s?|(?:el|la) otr[ao]|los? (?:primero|segundo))(?!\p{L})/u,
  connectives: /^(?:y|e|pero|entonces|tambien|ademas|o|que hay de|que tal|en cuanto a)\b/u,
  preposition: /^(?:bajo|en|durante|para|con|de|por|antes de|después de|desde|entre)\s/iu,
  ofYear: '(?:en|durante|(?<!(?:antes|despues|desde|hasta)(?: del?| el)? )(?:del?|ano))',
  asksForFigure: /\b(?:tasas?|porcentajes?|cifras?|proporcion(?:es)?)\b/u,
  spanJoint: '(?:y|a|hasta|al)',
  asksToInvent:
    /(?:^|[.,:;!?¡¿]\s*|\b(?:favor|ahora|y|luego|quiero que)\s+)(?:(?:invent[ae](?:te|me|nos)?|fabri(?:ca|que)(?:me)?|falsifi(?:ca|que)(?:me)?|finge|finja|simula|simule)\b|(?:escrib[ae]|redact[ae]|crea|cree)(?:me)? una? (?:\w+ ){0,2}(?:frase|oracion|linea|cita|parrafo|titular|mensaje|tuit) (?:que (?:diga|afirme|sostenga)|diciendo|afirmando|donde|en (?:el|la) que)\b)/u,
  joints: {
    words: 'y|e|además|así como',
    questions:
      'qué|que|cuál|cual|cuáles|cuales|quién|quien|quiénes|quienes|cuándo|cuando|dónde|donde|cómo|como|cuánto|cuánta|cuántos|cuántas|cuanto|cuanta|cuantos|cuantas|por qué|por que',
  },
  numberedNote: 'notas?(?: (?:final(?:es)?|al pie))?|fuentes?|referencias?|citas?',
  leansBack:
    /^(?:(?:est[aeo]s?|es[aeo]s?|aquell?[ao]s?|aquel|tal(?:es)?|dich[ao]s?|él|ellas?|ellos|sus?|sin embargo|no obstante|en cambio)(?!\p{L})|[^,.]{0,30}(?<!\p{L})(?:est[aeo]s?|es[aeo]s?)(?!\p{L})[^,.]{0,20},)/iu,
  wellFormed: /^¿\p{Lu}[^¿?]*\?$/u,
  smallTalk:
    /^(?:(?:hola|buen(?:os|as)? (?:dias?|tardes?|noches?)|buenas|saludos|(?:muchas )?gracias|adios|hasta luego|chao|vale|ok|perfecto|genial|como estas?|que tal|quien eres|que eres|que puedes hacer|que puedo preguntar(?:te)?|que es esto|ayuda|prueba|a todos|amigo|amiga)[\s,.!?¡¿]*)+$/u,
  noteWords:
    wordSet(`nota notas fuente fuentes referencia referencias cita citas citado citada citan numero numeros enlace
    enlaces url direccion escribio escrita escrito autor autora autores publico publicada publicado publicacion fecha
    fechada ano titulo titulada nombre llamada pagina paginas respalda respaldan sustenta apoya remite encuentra encontrar
    leer aparece afirmacion frase pasaje contiene texto contenido pie final refiere corresponde medio lista articulos pieza piezas`),
  documentWords: wordSet('informe documento articulo capitulo estudio'),
  author: { called: 'el autor', titles: 'dra?|doctora?|prof|profesora?|sra?|señora?' },
  asksForAuthor: /\b(?:escribio|escrit[ao]|autor(?:a|es|as)?|public(?:o|ad[ao]|acion))\b/u,
  asksForBacked:
    /\b(?:afirmacion(?:es)?|frases?|oracion(?:es)?|pasajes?|datos?|respaldan?|sustentan?|apoyan?|sirven?|se bas(?:a|an) en|para que (?:se )?(?:usan?|citan?))\b/u,
  asksForLink: /\b(?:enlaces?|links?|url|direccion(?:es)? web|en linea|sitio web)\b/u,
  says: {
    notInBrief: 'El informe no lo dice.',
    hello: '¡Hola! Pregunte lo que quiera sobre este informe: respondo con sus propias palabras y sus notas.',
    noSuchNote: (number, first, last) =>
      `El informe no tiene una nota ${number}: sus notas van de la ${first} a la ${last}.`,
    noLink: 'El informe no da un enlace para esta fuente.',
    noSource: 'El informe no da una nota para esto: es un análisis propio de la autora o del autor.',
  },
};
