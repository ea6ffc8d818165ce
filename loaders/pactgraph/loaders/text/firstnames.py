"""Given names that are common in business news: what makes two capitalised words a person."""

from __future__ import annotations

from pactgraph.loaders.text.wordlists import words

__all__ = ["GIVEN_NAMES"]

GIVEN_NAMES = words(
    "aaron abigail adam adrian ahmed aidan alan albert alberto alejandro alex alexander alexandra alexandre "
    "alexis alfred ali alice alicia allison amanda amit amy ana anders andre andrea andreas andrew andy "
    "angela anil anita anjali ann anna anne annette anthony antoine antonio anton arjun arthur arvind ashley "
    "audrey barbara barry beatrice ben benjamin bernard bernd beth betty bill björn bob brad bradley brandon "
    "brenda brendan brett brian bruce bruno bryan caitlin carl carla carlos carol caroline carolyn catherine "
    "cecilia charles charlie charlotte chen cheryl chloe chris christian christina christine christoph "
    "christophe christopher claire clara claudia claus colin connor craig cristina cynthia daniel daniela "
    "daniele dario dave david dawn deborah debra dennis derek diana diane diego dietrich dirk dmitry dominic "
    "don donald donna doug douglas duncan dustin dylan ed eddie edgar eduardo edward elena elizabeth ellen "
    "elon emily emma emmanuel enrique eric erica erik erin ernest ethan eugene eva evan evelyn fabio fatima "
    "felix fernando filippo florian frances francesca francesco francis francisco francois frank fred "
    "frederic frederick gabriel gareth gary gavin geoff geoffrey george georgia gerald gerard gina giovanni "
    "giulia glenn gloria gordon grace graham greg gregory guillaume gustavo guy hannah hans harold harry "
    "harvey hassan heather hector heidi helen helena henrik henry herbert hiroshi holly howard hugh hugo ian "
    "ibrahim igor ingrid irene isabel isabelle ivan jack jackie jacob jacqueline jacques jake james jamie "
    "jan jane janet jason javier jay jean jeff jeffrey jennifer jensen jeremy jerome jerry jesse jessica "
    "jessie jill jim jimmy joan joanna joe joel joerg johan johannes john johnny jon jonathan jordan jorge "
    "jose joseph josh joshua joyce juan juergen judith judy julia julian julie julien juliette jun justin "
    "kai karen karin karl kate katherine kathleen kathryn kathy katie keiko keith kelly ken kenji kenneth "
    "kerry kevin kim kirsten klaus krishna kristen kristin kurt kyle larry lars laura lauren laurence "
    "laurent lawrence leah lee lena leo leon leonard leonardo leslie li lily linda lisa lori louis louise "
    "luc luca lucas lucia lucy luis luke lynn maggie manuel marc marcel marco marcus margaret maria marie "
    "marina mario marion mark markus martha martin martina marvin mary masayoshi mathias matt matthew "
    "matthias maurice max maya megan mei melanie melissa michael michel michelle miguel mika mike mikhail "
    "mohamed mohammed monica monika morgan nadia nancy naomi natalia natalie natasha nathan neil nicholas "
    "nick nicolas nicole nigel nikhil nina noah nora norman olaf oleg oliver olivia olivier omar oscar otto "
    "pablo pamela paolo pascal pat patricia patrick paul paula pedro peggy penny peter phil philip philipp "
    "philippe pierre prashant priya rachel rafael rajesh ralf ralph ramon raphael ravi ray raymond rebecca "
    "reed regina reid reinhard rene ricardo richard rick rob robert roberto robin rodrigo roger roland rolf "
    "roman ron ronald rosa rosie ross roy ruben rupert russell ruth ryan safra sally sam samantha samir "
    "samuel sandra sandy sanjay sara sarah satoshi satya scott sean sebastian sergei sergey sergio shane "
    "shannon sharon sheila shelly shirley silvia simon simone sofia sonia sophia sophie stacy stefan "
    "stephan stephanie stephen steve steven stuart sundar sunil susan suzanne sven sylvia takeshi tanya ted "
    "teresa terry theo theresa thierry thomas tiffany tim timothy tina tobias todd tom tomas tony tracy "
    "travis trevor ulrich ursula uwe valerie vanessa vera vicki victor victoria vijay vikram vincent "
    "virginia vivek vladimir walter wanda warren wayne wei wendy werner wilhelm william wolfgang xavier "
    "yann yasmin yoshi yuki yuri yves yvonne zachary zoe"
)
"""Given names, in lower case."""
