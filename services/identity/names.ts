import type { Language } from '#forms/definition.ts';

/** Common first and family names of each language area; combined at random they name no real person. */
export const names: Record<Language, { readonly given: readonly string[]; readonly family: readonly string[] }> = {
  nl: {
    given: words(`
      An Annelies Annemie Arne Bart Benny Bert Bram Carine Christel Daan Dirk Dries Elke Els Emma Erik Eva Filip Frank
      Geert Gert Greet Griet Guido Hanne Hans Hilde Ilse Inge Ingrid Jan Jef Jelle Jens Johan Joke Joris Jozef Karel
      Karen Katleen Katrien Kim Koen Kris Kristof Leen Lien Lieve Lotte Luc Maarten Marc Marijke Mieke Nele Niels Noor
      Patrick Peter Piet Pieter Rik Rita Sarah Sien Sofie Stef Stijn Tine Tom Veerle Vera Wim Wouter Ward Yannick`),
    family: phrases(`
      Aerts, Baert, Bauwens, Beeckman, Bogaert, Boonen, Bosmans, Callens, Claes, Claeys, Coppens, Cools, Cornelis,
      Daems, De Backer, De Bruyn, De Clercq, De Cock, De Groote, De Keyser, De Meyer, De Pauw, De Smet, De Vos,
      De Wachter, De Wilde, De Winter, Declercq, Desmet, D'hondt, Dierckx, Geerts, Goossens, Heylen, Huybrechts, Jacobs,
      Janssens, Lambrechts, Lauwers, Lemmens, Maes, Martens, Meeus, Mertens, Michiels, Moens, Nijs, Pauwels, Peeters,
      Poelmans, Rombouts, Segers, Smets, Stevens, Swinnen, Thijs, Van Acker, Van Damme, Van den Bossche,
      Van den Broeck, Van der Linden, Van Dyck, Van Hoof, Vandenberghe, Vandevelde, Verbeke, Verhaegen, Verhoeven,
      Verlinden, Vermeulen, Verstraete, Wauters, Willems, Wouters, Wuyts`),
  },
  fr: {
    given: words(`
      Adeline Agnès Alain Amélie Anne Antoine Arnaud Aurélie Benoît Bernard Brigitte Caroline Catherine Cécile Céline
      Chantal Christine Christophe Claire Claude Damien Daniel David Delphine Denis Didier Dominique Élodie Émilie Éric
      Étienne Fabienne Fabrice Florence François Françoise Frédéric Geneviève Gérard Grégory Guillaume Hélène Isabelle
      Jean-Luc Jean-Marc Jean-Pierre Jérôme Joëlle Julie Julien Laurence Laurent Luc Marc Marie-Claire Martine Mathieu
      Michel Mireille Monique Nathalie Nicolas Olivier Pascal Pascale Patricia Philippe Pierre Raphaël Sabine Sandrine
      Sébastien Sophie Stéphanie Sylvie Thierry Thomas Valérie Véronique Vincent Virginie Xavier Yves`),
    family: phrases(`
      Adam, Antoine, Bastin, Baudoux, Bertrand, Bodart, Bouchat, Brasseur, Burton, Carlier, Charlier, Collard, Collignon,
      Colson, Cordier, Crahay, Dardenne, De Coninck, Defays, Dehon, Delcourt, Delhaye, Delvaux, Denis, Descamps, Deschamps,
      Detaille, Dethier, Devos, Dubois, Ducarme, Dumont, Dupont, Etienne, Evrard, Fontaine, François, Georges, Gérard,
      Gillain, Gilles, Gillet, Gilson, Goffin, Grégoire, Guillaume, Hanssens, Henry, Herman, Hubert, Jacquemin, Jadot,
      Lacroix, Lambert, Laurent, Leclercq, Lecomte, Lefebvre, Legrand, Lejeune, Lemaire, Léonard, Libert, Louis, Marchal,
      Maréchal, Masson, Mathieu, Michaux, Michel, Noël, Paquet, Pirard, Piron, Poncelet, Renard, Renson, Rousseau, Servais,
      Simon, Thiry, Thonon, Toussaint, Wathelet, Wauthier`),
  },
  de: {
    given: words(`
      Achim Alfred Andrea Anja Anneliese Berthold Birgit Bruno Christian Christoph Claudia Daniela Dieter Edgar Elisabeth
      Elmar Erich Erwin Franz Friedhelm Gabi Gerd Guido Günter Hans Heidi Heike Heinz Helga Helmut Herbert Hubert Ingrid
      Jürgen Karin Karl-Heinz Katrin Klaus Leo Manfred Manuela Marlene Martha Monika Norbert Petra Rainer Ralf Renate
      Roland Rolf Sandra Silke Stefan Susanne Ulrike Ursula Uwe Verena Walter Werner Wolfgang`),
    family: phrases(`
      Arens, Backes, Bongartz, Brüls, Cremer, Croé, Dahmen, Drosson, Emonts, Faymonville, Fickers, Freches, Gehlen, Genten,
      Girretz, Goebbels, Hagen, Halmes, Heinen, Hermann, Heukemes, Hilgers, Jousten, Jost, Jungbluth, Keutgen, Kirch,
      Klinkenberg, Kohnen, Krings, Küpper, Laschet, Lenz, Lorquet, Mackels, Maraite, Mertes, Meyer, Michels, Müller, Neuens,
      Niessen, Ossemann, Palm, Paulus, Peters, Pauels, Radermacher, Rauw, Reuter, Röhl, Scheuren, Schmitz, Schröder,
      Schumacher, Servaty, Stoffels, Thelen, Thomé, Veithen, Wiesemes, Wirtz, Zimmermann`),
  },
};

function words(text: string): string[] {
  return text.trim().split(/\s+/);
}

function phrases(text: string): string[] {
  return text.split(',').map((phrase) => phrase.trim().replace(/\s+/g, ' '));
}
