"""Given names by language: with one, words are a person's that a site, a channel or a button could have, too."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from scraper.extract.shared.dates.month_names import folded

_NAMES: Mapping[str, str] = {
    "en": (
        "abby alistair ally andri armin ashlie astha benedikt bryon cara cassie christian davor devon ewan frank geri "
        "janic jossi lester lizzy logan menso muireann ramsey simin sulaiman tal taylor uche uriel victor wenke "
        "aaron abigail ada adam adrian aidan aimee alan alastair albert alec alex alexa alexander alexandra "
        "alexis alfred alice alicia alison allan allen allison alyssa amanda amelia amy andrea andrew andy angela "
        "angie angus anita ann anna anne annie anthony arthur ashley audrey austin barbara barry beatrice becky "
        "ben benjamin bernard beth bethany betty billy blake bob bobby bonnie brad bradley brandon brenda brendan "
        "brent brett brian brianna bridget brit brittany brooke bruce bryan caitlin calvin cameron carl carla "
        "carol caroline carolyn carrie casey cassidy catherine cathy chad charles charlie charlotte cheryl chloe "
        "chris christie christina christine christopher cindy claire clara clare clayton clive cody colin colleen "
        "connie connor cora corey courtney craig curtis cynthia dan dana daniel danielle danny darren darryl "
        "daryl dave david deanna deb deborah debra denise dennis derek diana diane dominic don donald donna dora "
        "doris dorothy doug douglas duncan dwight dylan ed eddie edgar edith edward edwin eileen elaine eleanor "
        "elizabeth ella ellen ellie elliot ellis emily emma emmett eric erica erik erin esther ethan eugene eva "
        "evan evelyn ezra felicity finn fiona frances francis fred freddie frederick gabe gail gareth garrett "
        "gary gavin gemma gene geoff geoffrey george georgina gerald gerard gerry gillian gina gordon graham "
        "grayson greg gregory gwen hailey hannah harold harper harriet harry harvey hayden helen henry hilary "
        "hillary howard hugh hugo hunter iain ian ingrid ira irene isaac isabel isabella isaiah ivan jack jackie "
        "jackson jacob jacqueline jake jalen james jamie jan jane janelle janet janice jared jasmine jason jay "
        "jayden jayne jean jeff jeffrey jen jenna jennifer jenny jeremy jermaine jerry jess jesse jessica jill "
        "jim jimmy jo joan joanna joanne jocelyn jody joe joel joey john johnny jon jonathan joseph josh joshua "
        "joyce juan judith judy julia julian julie juliet justin kaitlyn karen kari karl kate katelyn katherine "
        "kathleen kathryn kathy katie katrina kay kayla kaylee keith kelly kelsey ken kendra kenneth kerry kevin "
        "kiera kieran kim kimberly kirk kirsten kirsty kristen kristin kristina kurt kyle lamar lara larry latoya "
        "laura lauren laurence laurie leah leanne lee leila len lenny leo leon leonard leslie lewis liam lilian "
        "lily linda lindsay lindsey lisa liz liza lloyd lois lorraine louis louisa louise lucas lucia lucinda "
        "lucy luke lydia lynn mackenzie maddie madeline maeve maggie malcolm mandy mara marc marcus margaret "
        "maria marian marianne marie marilyn marion marjorie marla marlene marsha martha martin marty marvin mary "
        "mason matt matthew maureen max maxine maya meaghan megan meghan mel melanie melinda melissa meredith mia "
        "michael michelle mike miranda miriam mitch mitchell moira molly monica morgan myra nadia nancy naomi "
        "natalie natasha nathan nathanael nathaniel neal neil niall nicholas nick nicola nicole nigel nina noah "
        "noel nora norma norman oliver olivia orla oscar otis owen pam pamela patricia patrick patti paul paula "
        "pauline pearl peggy penelope perry pete peter phil philip philippa phillip phoebe pierce polly poppy "
        "quinn rachel ralph ramona randall randy raymond rebecca regan reginald reid rhonda rhys ricardo richard "
        "rick ricky rita rob robert roberta robin robyn rod rodney roger ron ronald rory rosa rosalind rosemary "
        "rosie ross rowan roxanne roy rufus russell ruth ryan sabrina sally sam samantha samuel sandra sandy "
        "saoirse sara sarah sasha scott sean seb sebastian selina seth shana shane shannon sharon shaun shawn "
        "sheila shelia shelley sherri sherry shirley sidney sienna simon sinead siobhan sonia sonya sophia sophie "
        "spencer stacey stacy stan stanley stephanie stephen steve steven stewart stuart sue susan susanna "
        "suzanne sylvia tabitha tamara tammy tanya tatum ted terence teresa terri terry tess thaddeus thelma theo "
        "theresa thomas tiffany tim timothy tina toby todd tom tommy toni tony tracey tracy travis trevor tricia "
        "troy trudy tyler tyrone tyson una valerie vanessa vera vernon veronica vicki vicky victoria vince "
        "vincent viola violet vivian vivien wallace walter wanda warren wayne wendy wesley whitney wilfred "
        "william winnie winston xavier yvette yvonne zach zachary zara zoe"
    ),
    "de": (
        "achim adalbert agnes alexej aline andreas anja anke annabel annalena anneliese annemarie annett annette "
        "annika antje arne arno axel barbel bastian beate benno bernd bernhard bert berthold bettina birgit "
        "birgitte bjorn bodo borchert brigitte bruno burkhard burkhart carola carolin carsten christa christel "
        "christiane christof christoph claudia claus clemens constanze corinna cornelia cosima dagmar daniela "
        "delia detlef dieter dietmar dietrich dirk dominik dorothea dunja eberhard eckhard edeltraud egbert egon "
        "eike elfriede elias elisabeth elke elmar emil engelbert enno erhard erich ernst erwin eugen eugenie "
        "ewald fabian falk felix ferdinand florian franz franziska frauke friederike friedhelm friedrich fritz "
        "gabi gabriele gebhard georg gerd gerda gerhard gernot gero gertrud gesa gesine giesela gisela gottfried "
        "gotz gregor greta gudrun guido gunter gunther gustav hagen hanna hanne hannelore hannes hans harald "
        "hartmut hartwig hedwig heike heiko heiner heinrich heinz helena helene helga helge hella helmut hendrik "
        "henning herbert hermann hilde hildegard hilmar hinrich holger horst hubert ilka ilona ilse imke ines "
        "inga ingeborg ingo iris irmela irmgard isabell isolde jana janina jannik jannis jens jil joachim jochen "
        "johann johanna johannes jonas jorg jorn josef jule juliane julius jurgen justus jutta kai karin "
        "karlheinz karsten kaspar katarina katharina kathrin katja katrin kerstin kilian klara klaus konrad "
        "konstantin korbinian kornelia lars lea lena leonhard leonie leonora levin liane liesa lilli lina linus "
        "lorenz lothar ludwig luise lukas lutz malte manfred manuela mareike margarete margit margot marika "
        "marina marius markus marlies marten martina mathias matthias maximilian meike merle michaela mirjam "
        "moritz nadine nadja nele niklas nils norbert oda olaf ortwin oskar otfried otto paulina petra philine "
        "philipp raimund rainer ralf regina reiner reinhard reinhold renate roderich roland rolf romy ronja "
        "rosemarie rudiger rudolf rupert rupprecht ruprecht sabine sascha sepp severin siegfried sigrid silas "
        "silke silvia simone sina sonja sonke stefan stefani stefanie steffen sunke susanne sven svenja swantje "
        "tabea tanja thea theodor thilo thorsten till tilman timo tobias torben torsten trudi udo ulf uli ulla "
        "ulrich ulrike ursel ursula uta ute uwe valeska veit verena viktor viktoria volker volkmar waldemar "
        "waltraud wencke werner wiebke wieland wilhelm willi willibald willy winfried wolf wolfgang wolfram xaver "
        "yannick"
    ),
    "fr": (
        "adrien agathe alain alban alix amandine amelie anais anatole andre antoine antonin apolline armand "
        "arnaud aude aurelie aurelien aurore baptiste bastien benedicte benoit bernadette bertrand blaise "
        "blandine boris brice camille capucine carine cecile celine chantal christelle christophe clemence "
        "clement clementine colette coralie corentin corinne cyril damien daniele daphne delphine denis didier "
        "dominique edouard elise elodie eloise emile emilie emmanuel emmanuelle estelle etienne fabien fabrice "
        "fanny flavie florent francine franck francois francoise frederic frederique gabriel gabrielle gael "
        "gaelle gaetan gaspard genevieve geraldine germain ghislain gilbert gilles gregoire guillaume guy henri "
        "herve hortense hugues isabelle jacques jeanne jerome joelle josephine josiane juliette justine karine "
        "laetitia laure laurent leonore lionel loic luc lucie lucien lucile ludivine ludovic maelle magali manon "
        "marcel margaux marguerite mathieu mathilde mathis maud maxime mireille monique morgane muriel mylene "
        "myriam nathalie nicolas noemie odile olivier ophelie pascal pascale patrice perrine philippe pierre "
        "quentin raphael raphaelle regis remi remy renaud rene rodolphe romain romane roselyne sandrine sebastien "
        "serge severine solange solene stephane sylvain sylvie thibault thibaut thierry tristan ugo valentin "
        "valentine veronique violaine virginie vladimir yann yves"
    ),
    "es, pt, ca": (
        "abel adolfo adriana adriano afonso agustin aitor alba alberto alejandra alejandro alessandra alexandre "
        "alfonso alfredo alonso alvaro amalia amaya americo ana anabel andres antonia antonio anxo araceli ariel "
        "armando arnau arturo augusto beatriz belen benito bernardo bianca borja bruna caio camila camilo carles "
        "carlos carmen catalina catarina cecilia celia cesar clarice claudio concha consuelo cristian cristiane "
        "cristiano cristina cristobal dalia damian danilo dario davi debora diego domingo duarte edgardo edson "
        "eduarda eduardo elena eliane elisa eloy elvira emilia emiliano emilio encarna enric enrique erick "
        "ernesto esperanza esteban estela eugenia eugenio evaristo fabiana fabiano fabio fatima federico felipe "
        "fermin fernanda fernando ferran filipa filipe flavia flavio francesc francisca francisco gabriela gaspar "
        "gerardo german gilberto giovanna gisele goncalo gonzalo graciela gregorio guilherme guillermo gustavo "
        "hector heitor heloisa hernan hilda horacio ignacio igor inaki inma iratxe iria irma isidro ismael "
        "jacinto jaime jaume javier jesus joana joao joaquim joaquin jordi jorge jose josefina josep josue juana "
        "juliana juliano julio karina karla laia larissa lautaro leandro leonardo leonor leticia lidia ligia "
        "liliana lorena lorenzo lourdes luciana luciano luis luisa luiz lurdes macarena magdalena maite manuel "
        "marcela marcelo marcia marcio marco marcos mariana mariano maribel mario marisa marisol marta mateo "
        "mateus matias mauricio mauro mercedes mercè micaela miguel milagros milena mirta moises monserrat "
        "montserrat nerea nestor neus nicanor noelia nuno nuria octavio olga omar oriol orlando osvaldo otavio "
        "pablo paloma paola patricio pau paulo pedro pepe pere priscila rafael ramiro ramon raquel raul rebeca "
        "renata renato roberto rodolfo rodrigo rogelio rogerio romina ronaldo rosario ruben rui santi sergi "
        "sergio silvina simona sofia soledad tania tatiana telma teo thais thiago tiago tomas ulises valeria "
        "vanesa vicente vinicius vitor wagner wilson ximena xoan yago yolanda zaida"
    ),
    "it": (
        "achille alberta aldo alessandro alessia alessio ambra angelica angelo annalisa annamaria antonella "
        "antonello arianna attilio azzurra bartolomeo benedetta benedetto carlo carlotta caterina cesare chiara "
        "cinzia ciro corrado cosimo cristiana davide domenico donatella edoardo eleonora elisabetta enrica enrico "
        "enzo erika ettore fabrizio federica filippo flaminia francesca francesco franco fulvio gaetano gennaro "
        "giacomo gian giancarlo gianfranco gianluca gianluigi gianmarco gianni gianpaolo gino giorgia giorgio "
        "giovanni giulia giuliana giuliano giulio giuseppe giuseppina grazia graziano ilaria ivano jacopo lino "
        "livia loredana lorenza luca ludovica luigi maddalena manlio marcella marcello mariangela mariella "
        "marilena massimiliano massimo matteo mattia maurizio michela michele mimmo mirko niccolo nicoletta "
        "nicolo nino ornella paolo pasquale patrizia pierluigi piero pietro raffaele raffaella renzo riccardo "
        "rocco romano rosaria rosella salvatore sandro saverio serena silvio stefania stefano tiziana tiziano "
        "tommaso umberto valentina valerio vincenzo vittoria vittorio viviana"
    ),
    "nl": (
        "aart anneke annelies anouk arjan arjen bart bas carlijn cees coen corne daan dick diederik diny dirkjan "
        "eline emiel esmee evelien evert femke ferry floor floris frans freek frits geert gerben gerrit gijs hein "
        "henk hetty huib ineke jaap janneke jasper jelle jeroen jessie jette jochem joep joost joris jos joske "
        "jurre karel karlijn kees koen lieke lieve lieven loes lotte maaike maarten machteld margriet marieke "
        "marijke marijn marjolein marloes martijn matthijs menno merel mieke natascha niels noortje paulien piet "
        "pieter pim reinier remco rens riet rik rinus robbert roel roos rutger ruud sanne saskia sietse sjoerd "
        "sofie stijn suzan sybren teun thijs tijs tineke tjeerd ton toon wessel wiebe wietse wilfried willem wim "
        "wouter yvon"
    ),
    "sv, da, no, is, fi": (
        "aino aki aksel alma anders annikki antti ari arto arvid asbjorn asger astrid atle atli birgir birgitta "
        "birthe bjarne borge britt camilla carina cecilie charlotta christer ebba eero eija eirik elin ellinor "
        "elsa erja erkki erlend esa eskil espen fredrik frida frode gitte gunilla gunnar gunvor gustaf guðmundur "
        "hakan halvor hannu harri heidi heikki henriette henrik hilkka inger ingvar ingvild jaakko janne jari "
        "jarkko jeppe jesper joakim johan johanne jonna jorgen jorma jouni juha juhani jukka jussi kaarina kaisa "
        "kalle karianne kasper katariina kati ketil kirsi kjell kjersti klas knud knut kristian kristiina "
        "kristine kristoffer lasse lauri leena leif lene lennart liisa linn linnea lisbeth lotta magnus maija "
        "maiju malin mari marit marja marjo markku marko mats matti merja mette mika mikael mikko minna mogens "
        "morten nanna niilo olav olavi ole olof oystein paivi peik pekka pelle pernille pertti petri petter piia "
        "pirjo poul preben raija rasmus reidar reijo riikka ritva roar ruut saara sami sanna seppo sigurd "
        "sigurður simo sini siri siv solveig soren steinar stig stine sture susann svein tapio tarja teemu terhi "
        "terje tero thor thorbjorn tiina tomi tommi tone torbjorn tord tore torgeir torill tove trine trond "
        "tuomas tuula ulrik unni urban urpo vesa viggo ville yngve yrjo"
    ),
    "pl, cs, sk, sl, hr, hu": (
        "adela agata agnieszka alena alzbeta andras andrej andrzej aneta anica ante arkadiusz artur attila balazs "
        "barbora bartek bartlomiej bartosz beata bence blanka blazej bogdan bohumil bojan boleslav boze branko "
        "cezary cyprian dalibor damir danuta dariusz denisa dijana dorota dragan drahomira dusan dusana edina "
        "edyta eliza elzbieta emese ewa ewelina ferenc filip franjo frantisek gabor gergely gergo goran gorana "
        "grzegorz gyorgy gyula halina hana henryk hrvoje ildiko imre istvan iva ivana iveta ivica ivo iwona "
        "izabela jacek jadwiga jakub janko janos janusz jarmila jaroslav jaroslaw jasmina jelena jerzy jindrich "
        "jiri jolanta jozef jozsef julianna justyna kacper kamil kamila kamilla karolina katalin katarzyna "
        "katerina kazimierz kinga klaudia krisztian krisztina krystyna krzysztof ladislav laszlo lenka leszek "
        "libor ljiljana lubomir lubos luboslav lucyna ludek lukasz maciej magda malgorzata marcin marek mariusz "
        "marketa maros martyna matej mateja mateusz matus michal mieczyslaw mihaly mila milan milica milos mira "
        "miro miroslav miroslaw mladen monika natalia nenad nikola ondrej oto patrik patryk pavel pavla pawel "
        "petar petr piotr predrag premysl przemyslaw radek radim radka radoslav radoslaw radovan roman ryszard "
        "sandor sanja silvija slavica slawomir stanislav stanislaw stipe szabolcs szilard szymon tadeusz tamas "
        "tereza tibor tihana tihomir tomasz tomislav urszula vaclav vedran vendula veronika vesna vit vladan "
        "vlado vlasta vlastimil vojtech vuk weronika wiktor witold wlodzimierz wojciech zbigniew zdenek zdenka "
        "zeljko zlata zofia zoltan zoran zsofia zsolt zuzana zuzanna zygmunt"
    ),
    "ro, sq, lt, lv, et": (
        "aiste alexandru alina anca andrei artan arunas audrone aurel besnik catalin ciprian codruta constantin "
        "corina cosmin cristi dainius daiva darius dorin dragos edita egle elona enver erlis florin flutura "
        "gentian gheorghe giedrius gintaras ieva ilir ilze indre ioan ioana ion ionel ionut irena jurate juris "
        "kadri karolis kristaps kristjan laima laimonis laurentiu liviu madalina marin marju mihaela mihai "
        "mindaugas mircea nicolae nicoleta ovidiu paulius petras radu raluca rasa razvan rimantas roxana saulius "
        "silviu simonas sorin sulev tiberiu tonu traian tudor urmas vaida valeriu vasile vilma virgil vitalie "
        "vytautas zana zydrunas"
    ),
    "tr, az": (
        "adem ahmet ali alper anil arda asli atilla aydin ayhan ayse aysel aytac azra basak batuhan bekir berk "
        "betul beyza buket bulent burak burcu busra canan cem cemal cengiz ceren cigdem derya didem dilek dogan "
        "ebru ece ekrem elif elnur elvin emel emine emrah emre ender engin erdal erdem erdogan erhan erol ersin "
        "ertugrul esra eyup ezgi fahri faruk fatih fatma ferhat feyza figen filiz furkan gamze gizem gokhan gonca "
        "gul gulay gulnar gulsah hacer halil halime haluk hande hasan hatice hayri hazal hulya huseyin ibrahim "
        "ilham ilhan ilker ismail ismet kadir kemal kenan kerem koray korhan leyla mahir mahmut mehmet meltem "
        "mert merve mesut metin muhammet murat musa mustafa nalan nazli necati nermin nesrin nihal nilgun nuray "
        "okan omer onur orhan osman ozan ozge ozgur ozlem pelin pinar rauf recep rustam sadiq sahin samet sebnem "
        "seda sedat sefa selcuk selda selim selin sema semih serdar serhat serkan sevda sevgi sevinc sezen sibel "
        "sinan soner sule suleyman sultan tarik tayfun temel tolga tugba tunahan tuncay tural turgut ufuk ugur "
        "vedat veli vugar yalcin yasemin yasin yavuz yilmaz yunus yusuf zafer zehra zeki zeynep"
    ),
    "ru, uk, bg, sr": (
        "aleksandr aleksandra alexei alexey anastasia anastasiya andriy bohdan denys dmitri dmitry ekaterina "
        "evgenia evgeny galina ilya irina iryna ivanna kateryna kirill ksenia larisa leonid liudmila lyudmila "
        "maksim maksym margarita mikhail mykola nadezhda nataliia nataliya natalya nikita nikolai oksana oleg "
        "oleksandr oleksiy olena pavlina polina ruslan sergei sergey svetlana taras tatyana timur vadim vasilisa "
        "vasily viktoriya vitaly vladislav volodymyr vyacheslav yana yaroslav yuri zhanna азамат айгерим айдар "
        "александар александр александра алексей алена алина алия алла аліна анастасия анастасія анатолий "
        "анатолій ангел андрей андрій анжелика анна антон аркадий арсений артем артур асель асен аслан биляна "
        "благовест богдан богдана бойко борис борислав бојан бранка в'ячеслав вадим валентин валентина валерий "
        "валерия валерій василий василиса василь вера вероника веселин весна виктор виктория виолета виталий влад "
        "влада владимир владислав володимир всеволод вячеслав віктор вікторія віра віталій галина ганна геннадий "
        "геннадій георги георгий гергана герман глеб горан гордана григорий григорій дар'я дарина дарья денис "
        "десислава дејан диана диляна димитър димо дина динара дмитрий дмитро драган душан евгений евгения егор "
        "екатерина елена елизавета емил ерлан жанна живко зоран ивайло иван ивана ивелина иво игорь илья инна "
        "ирина йордан калина карина катарина катерина кирил кирилл кирило константин костянтин красимир кристина "
        "ксения лариса лев леонид леся лидия лилия любов любовь любомир людмила максим маргарита марина мария "
        "марија марк марко марта мартин маріана марія микита микола милан миле милена милица милош мирослав "
        "мирјана михаил михайло надежда надія наталия наталья наталія наташа небојша невена нели немања ненад "
        "никита никола николай нина ніна оксана олег олександр олександра олексій олена олеся ольга остап павел "
        "павло пенка петр петро петър пламен полина поліна предраг радослав ринат роман росен росица румен руслан "
        "рустам саша светлана светослав світлана семен сергей сергій силвия слободан снежана соломія софия софья "
        "софія станислав станіслав степан стефан стоян тамара тарас татьяна теодора тетяна тимофей тимур тодор "
        "ульяна уляна федор федір христина христо цветан цветелина эдуард элина юлия юлія юрий юрій яна ярослав "
        "ярослава євген євгенія ігор ілля інна ірина јелена јован јована љиљана"
    ),
    "el": (
        "αγγελικη αγγελος αθανασιος αθηνα αικατερινη αλεξανδρα αλεξανδρος αλεξια αναστασια αναστασιος ανδρεας "
        "αννα αντωνης αντωνια αποστολος αργυρω αρης αρτεμις βαγγελης βαιος βασιλης βασιλικη βασω βικη γαβριηλ "
        "γεωργια γεωργιος γιαννα γιαννης γιωργος γρηγορης δεσποινα δημητρα δημητρης δημητριος διονυσης ειρηνη "
        "ελενα ελενη ελευθερια ευα ευαγγελια ευη ζωη ηλιας θανασης θανος θεοδωρα θεοδωρος θεοφιλος θωμας ιωαννα "
        "ιωαννης κατερινα κική κωνσταντινα κωνσταντινος κωστας λενα λευτερης λια λουκας μαιρη μακης μανος μανωλης "
        "μαργαριτα μαρια μαριλενα μαρινα μαριος μαρκος ματινα μιχαλης μυρτω ναταλια νατασα νεκταριος νικη "
        "νικολαος νικολετα νικος ξενια ολγα ορεστης παναγιωτα παναγιωτης παντελης παρασκευη παυλος πετρος "
        "πηνελοπη ραλλου ρενα ρουλα σακης σοφια σπυρος στάθης σταυρος σταυρουλα στελιος στεργιος στεφανος σωτηρης "
        "τίνα τακης τασος τζενη φανη φωτεινη φωτης χαρης χρηστος χριστινα χρυσα χρυσανθη"
    ),
    "ar, he, fa, ur in Latin letters": (
        "abbas abdallah abdel abdul abdullah abdulrahman abeer abu adel adnan ahmad ahmed aisha akbar akram alaa "
        "alireza amin amina amir amira amit amjad amr anas anwar arash aref asad asma avi aviv ayman aziz bashar "
        "basma bilal chaim danial daoud dina doron dror ehsan ehud eitan eli eliyahu esmail fadi fahad fahd "
        "faisal farah farhad farid farida farooq fatemeh ghada ghassan gideon gil gilad haider haim hala hamid "
        "hamza hanan hani hania haris haroon hassan hatem hiba hisham hoda hossein hussain hussein ibtisam ido "
        "ilan ilana imad imran issa itai itamar iyad jamal jamil jawad kamal kamran karam karim khadija khaled "
        "khalid khalil latifa layla liat loubna mahdi maher mahmoud majed majid malik manal mansour mariam marwa "
        "marwan maryam mehdi mina mohamad mohamed mohammad mohammed mona moshe mostafa muhammad mukhtar munir "
        "nabil nader nadir naeem nasser nawal nidal nir noa noam noor noura oded ofer omid osama parisa qasim "
        "rabab rafiq rahim rami rana rania rashid reem reza rima ronen roni rula saad sabah sadia saeed safa said "
        "salah saleh salem salim salma salman sameh samer samir samira sana shadi shahid shai sharif shimon shira "
        "shlomo siavash soheil suhail tahir tamar tamer tareq tariq tzvi uri usama usman wael waleed walid wasim "
        "yaakov yael yahya yair yasmin yasser yehuda yigal yitzhak yoav yonatan yosef yossi younes yousef youssef "
        "zahid zahra zaid zainab zeev ziad"
    ),
    "hi, bn, ta, si in Latin letters": (
        "aashish abhijit abhinav abhishek aditi aditya ajay ajit akhil akshay alok aman amar amitabh amol amrita "
        "anand anant aniket anirudh anjali anju ankit ankita ankur anup anupam anurag anushka aparna arjun arun "
        "aruna arvind ashish ashok ashutosh ashwin asif atul avinash ayesha ayush bharat bhaskar bhavesh bhavna "
        "chandan chandra chetan chirag chitra darshan deepa deepak deepika devesh dhruv dinesh dipika divya "
        "farhan ganesh gaurav gautam geeta girish gitanjali gopal govind harish harsh hemant himanshu imtiaz "
        "indira ishaan ishita jagdish jatin jayant jignesh jitendra jyoti kabir kajal kalpana kamala karan "
        "karthik kavita ketan krishna kumar kunal lakshmi lalit lata lavanya madhav madhu mahesh mamta manish "
        "manisha manoj mayank meena meera megha mehul mihir mohan mohit mukesh mukul namrata nandini narendra "
        "naresh naveen neel neelam neeraj neha nidhi nikhil nilesh nirmita nisha nitin pallavi pankaj parth parul "
        "pavan payal piyush pooja pradeep prakash pramod pranav prashant prateek praveen preeti priya priyanka "
        "puja punit rachna raghav rahul raj rajan rajat rajeev rajesh rajiv rakesh ram ramesh rashmi ravi rekha "
        "ritika ritu rohan rohit roshan rupali sachin sagar sahil sameer samya sandeep sandhya sangeeta sanjay "
        "sanjeev santosh sarita satish saurabh seema shalini shankar sharad shashi sheetal shikha shilpa shiv "
        "shivam shobha shreya shruti shubham shweta siddharth smita sneha sonal sonali sourav srinivas subhash "
        "sudha sudhir sujata suman sumit sunil sunita suraj suresh sushil swapnil swati tanmay tanvi tariqul "
        "tarun tejas tushar umesh upasana urvashi usha vaibhav vandana varun vasudha vidya vijay vikas vikram "
        "vimal vinay vineet vinod vipin vishal vishnu vivek yash yogesh"
    ),
    "id, ms, tl, sw, ha, yo": (
        "abena achmad adi agung agus aida aisyah alfian andi andika anggi anggun ani arief arif aris asep ayu "
        "azizah bagus bambang baraka bayu bima bongani budi cahya cahyo chidi chinedu chioma citra dede dedi dedy "
        "deni dewi dhani dian dimas djoko dwi dyah edi edy eka eko emeka endah endang erna fajar fatuma fauzan "
        "fauzi fery fitri fitria galih gilang gunawan halima hamisi handoko haryanto hendra hendri heri herman "
        "heru hidayat ifeanyi ihsan ika ikhsan imam indah indra intan irfan irwan iwan joko juma kartika ketut "
        "khairul kofi kurnia kwame lerato lestari lia lilis lukman maulana mpho muh muhamad mwangi nanda neema "
        "ngozi nia nining nkechi nokuthula nomsa novi novita nugroho nurul nyoman obinna oki olumide oluwaseun "
        "otieno puji puput putu rahmat ratih ratna rehema rendra reni retno rian ridwan rina rini rio riska rizal "
        "rizki rizky rosyid rudi rudy sandi satria setiawan shinta sibusiso sipho slamet sri sugeng suharto sukma "
        "susi syahrul tari taufik temitope thabo thandi themba tika titin triyono tunde tuti umar untung wahyu "
        "wanjiru wawan wayan widi widya winda wira wisnu yani yanti yanuar yayan yewande yogi yoyok yudha yudi "
        "yuli yulia yuni yusron zainal zaki zulkifli"
    ),
    "zu, xh, st, tn, sn, ny": (
        "amahle andile anesu ayanda boitumelo bonginkosi bongiwe bwalya chengetai chiedza chikondi chilufe "
        "chimwemwe chipo dumisani fungai hlengiwe jabu jabulani kagiso katlego keitumetse kgomotso khanyisile "
        "kondwani kudakwashe kudzai limpho lindiwe lineo lovemore lungelo lungile luyanda lwazi mamello mandisa "
        "mduduzi melusi menzi mlungisi moeketsi moipone mpumelelo msizi mthobisi mthunzi mulenga munyaradzi "
        "mutinta mwila mzwandile naledi ngonidzashe nkosana nkosinathi nolwazi nomfundo nompumelelo nomvula "
        "nonhlanhla noxolo nqobile nthabiseng ntokozo ntombi nyaradzo nyasha palesa phumzile ropafadzo rumbidzai "
        "rutendo sabelo samkelo sandile sanele sbusiso sekai senzo shamiso shingai sibongile sifiso simbarashe "
        "simphiwe siphiwe siphokazi siyabonga tafadzwa takudzwa tanyaradzwa tapiwa tariro tatenda tawanda tebogo "
        "tendai thabiso thandeka thandiwe thokozani tinashe tonderai tongai tshepo tsitsi tumelo unathi vimbai "
        "vusi vuyani vuyo wandile wongai xolani xolile xolisa yamikani zandile zanele zodwa zolani"
    ),
    "sw, ki, luo, rw, am, so": (
        "abdi abdirahman abebe achieng adhiambo akinyi alemayehu atieno babirye barasa bekele berhanu chebet "
        "cherono dawit fadumo getachew getahun girma habimana haile hirut hiwot ishimwe kamau kariuki kebede "
        "kimani kipchoge kiplagat kiprono mekdes meseret mukamana mulugeta mumbi musyoka muthoni mutua mwajuma "
        "mwanaidi nakato nekesa niyonzima njeri njoki njoroge nyambura ochieng odhiambo okoth omondi onyango "
        "selamawit tadesse tesfaye tewodros tigist tsegaye umutoni uwase wafula wairimu wambui wangari wangui "
        "wanjiku wycliffe yohannes yonas zerihun"
    ),
    "yo, ig, ha, ak, wo, bm": (
        "abdoulaye adaeze adebayo adekunle ademola adeola adesola adewale adwoa afua aissatou akosua akua alassane "
        "aliou amadou amaka amarachi aminata aminu assane ayodele azubuike babajide babatunde bintou bolaji "
        "bolanle boubacar bukola chiamaka chibuike chidera chidinma chigozie chike chimamanda chinelo chinenye "
        "chinonso chinwe chukwudi chukwuemeka chukwuma coumba damilola danjuma djibril ebuka efua ekow ezinne "
        "fatimata fatou fatoumata femi folake folashade funmilayo garba ibrahima idowu idrissa ifeoma ifunanya "
        "ikechukwu ikenna issouf iyabo kabiru karamoko kayode kehinde kelechi kemi khady kobina kojo kunle kwabena "
        "kwadwo kwaku kwasi kweku lassana maimouna mamadou mariama mariame modibo modou modupe mojisola moussa "
        "moustapha ndeye nnamdi nneka obiageli ogechi okechukwu olabisi oladele olamide olanrewaju olatunji "
        "olawale olufemi olufunke olusegun oluseun olusola oluwatobi omolara onyeka onyekachi oumar oumou ousmane "
        "rokhaya salimata segun sekou selorm seun seydou shehu sidy simisola souleymane soumaila taiwo tayo "
        "tidiane titilayo tokunbo tolulope tosin uchenna ugochi ugochukwu wole yacouba yakubu yemi yetunde "
        "youssoufa"
    ),
    "ka, hy, kk, uz, ky, sq": (
        "aigerim aizhan anahit arben armen arpine ashot askar bakhyt blerim bolat daniyar davit dilshod dinara "
        "dritan erion farrukh fatmir gayane giorgi gohar gulnara gulnoza hayk hovhannes irakli jasur ketevan lasha "
        "levan luan lusine malika marat mimoza narek nodira nurlan otabek shavkat sherzod shpend teuta tigran "
        "vakhtang vardan visar yerlan zhanar zurab"
    ),
    "ur, bn, si, ta, th, fj": (
        "abdulaziz adeel akash ananya anirban anisur annisa apinya apisai arindam asanka bassam behrouz buddhika "
        "chaminda chathura debashish dilshan elham fadli faizan farhana fathan golnaz hafiz hagai iqra jahangir "
        "jhoanna josaia kasun kaveh khurram kiran lasith lior litia losalini maayan mahbub mahmud mehwish mizanur "
        "mohsen mojtaba mubashir nabila nadeesha narong nasir nasrin naufal nimal omri pimchanok rabia rakib "
        "rezaul rommel rotem ruwan saima sajid samisoni sanath sefanaia sehrish shafiq shahana shirin sione "
        "sitiveni somchai somsak soumya subrata sumon supachai suthep tanvir tanzila tarek taufiq tevita thanakorn "
        "tharindu tupou umair vaishnavi venkatesh waqar waseem wassana wichai yasmine yuval zeeshan"
    ),
    "vi, ko, ja, zh in Latin letters": (
        "akiko akira anh asuka atsushi ayumi bao binh chau chika cuong daichi daisuke diep duc dung duong emi "
        "eriko fang feng fumiko fumio giang hai hang hanh haruka haruki haruto hideki hideo hieu hikaru hiroki "
        "hiroko hiroshi hiroyuki hitomi hoa hoai hoang hong hui hung huong huy huyen hyun ichiro jae jia jian jie "
        "jihoon jimin jin jing jiro jiyoung joon jun junichi junko kaori kazuki kazuko kazuo keiko keisuke "
        "kenichi kenji kenta khanh khoa kien koichi koji kumiko kyoko kyung lam lan ling linh loan mai maki "
        "makoto mami mana manabu mariko masaki masako masato mayumi megumi mei meng michiko miki ming minh minho "
        "minji misaki mitsuru miyuki nam naoki naoko natsuki nga ngan nghia ngoc nguyen nguyet nhan nhi nhung "
        "ning noboru nobuo norio oanh osamu peng phong phu phuc phuong ping qian qiang qing quan quang quoc quynh "
        "reiko rie ryo ryota ryuichi sachiko sakura satoru satoshi sayaka seo seung shan shigeru shin shinichi "
        "shinji sho shota shun soo sung susumu tadashi takahiro takako takao takashi takeo takeshi takuya tam tan "
        "tao tatsuya tetsuya thai thanh thao thi thien thinh thu thuan thuy tien ting toan tomoko tomoya toru "
        "toshio trang trinh trung truong tsuyoshi tu tuan tung tuyet uyen viet vinh vy wei wen woo xia xiao xin "
        "xuan xue yan yang yasuko yen yi ying yoichi yoko yoshiko yosuke yu yuan yuka yuki yukiko yuko yumi "
        "yumiko yun yuriko yusuke yuta zhen zhi"
    ),
}


@cache
def _all() -> frozenset[str]:
    return frozenset(folded(name) for row in _NAMES.values() for name in row.split())


@lru_cache(maxsize=4096)
def has_given_name(name: str) -> bool:
    """Check whether the first word or the last is a given name of the table, or opens with one: Anne-Lise."""
    words = [folded(word.strip(".,'’")).partition("-")[0] for word in name.split()]
    return bool(words) and (words[0] in _all() or words[-1] in _all())


def in_reading_order(text: str) -> str:
    """A run of names with the given names first, where it has them as libraries do: Strickland, Judith; Ashby, Tom R.

    What is before the comma is one word, or begins with a particle, and no given name; what is behind opens with one.
    """
    if "," not in text or text.count(",") != text.count(";") + 1:
        return text
    halves = [piece.strip(" .").split(", ") for piece in text.split(";")]
    if all(len(pair) == _TWO and _is_surname(pair[0]) and _are_given(pair[1]) for pair in halves):
        return "; ".join([" ".join(reversed(pair)) for pair in halves])
    return text


_TWO = 2


def _is_surname(text: str) -> bool:
    return text[:1].isalpha() and (" " not in text or text[0].islower()) and not has_given_name(text)


def _are_given(text: str) -> bool:
    """The words, two at most, open with a given name; the others may be initials."""
    words = text.split()
    return len(words) <= _TWO and folded(words[0].partition("-")[0]) in _all() if words else False
