/** First names with the short and foreign forms they go by; a form may stand for several. */
const groups = `
  robert rob bob bobby robbie bert rupert, roberta bobbie robbie berta, william will bill billy willy liam wilhelm willem,
  richard rick dick rich ricky richie ricardo, elizabeth elisabeth liz beth betty eliza lizzie libby lisa elsie bess betsy lisbeth,
  margaret maggie peggy meg peg marge margie madge greta rita margot margarita,
  katherine kathryn catherine kathleen katharine kate kathy cathy katie kat kay kitty cath katya catarina,
  james jim jimmy jamie jaime, john jon johnny jack jonny ian sean ivan juan johan, jonathan jon jonny johnathan nathan,
  jonathon jon jonathan, michael mike mick mickey micky mikhail michel miguel, michelle shelly, thomas tom tommy tomas,
  anthony tony antonio anton antony, antonia toni tonia, joseph joe joey jose josef giuseppe, josephine jo josie joey,
  david dave davey davy, daniel dan danny, daniela danielle dani, christopher chris kit topher kristopher christoph,
  christine christina kristine kristina chris chrissy tina chrissie christian, matthew matt matty mathew, andrew andy drew andre anders,
  andrea andi andy, steven stephen steve stevie stefan esteban, stephanie steph stefanie, edward ed eddie ted ned eduardo teddy,
  edmund ed eddie ned ted, edwin ed eddie, patricia pat patty trish tricia patsy patti, patrick pat paddy, deborah debra debbie deb debby,
  susan sue suzy susie suzie, suzanne sue suzy susanne susie, susannah susanna sue susie, jennifer jenny jen jenn jennie,
  barbara barb babs barbie, jessica jess jessie, rebecca becky becca bec rebekah, samuel sam sammy, samantha sam sammy,
  benjamin ben benny benji, benedict ben, alexander alex al alec sandy xander sasha alejandro aleksandr alexandr alistair,
  alexandra alex sandra lexi sandy alexa, alexis alex lexi, alistair alasdair alastair alister al ali, nicholas nick nicky nicolas nico klaus nikolai,
  nicola nicole nicky nikki, gregory greg gregor grigor, jeffrey geoffrey jeff geoff jeffery, ronald ron ronnie, donald don donnie,
  kenneth ken kenny, lawrence larry laurence lorenzo, charles charlie chuck chas carlos karl carl chaz, charlotte charlie lottie,
  timothy tim timmy, theodore ted theo teddy theodor, theodora thea dora, victoria vicky vicki tori vikki, victor vic,
  judith judy judi, dorothy dot dottie dolly dorothea, eleanor ellie nell nora elinor leonora elena, helen nell helena ellen elena,
  abigail abby gail abbie, francis frank frankie francisco franz, frances fran frannie francesca, franklin frank,
  gerald gerry jerry, gerard gerry gerhard, jerome jerry, philip phillip phil felipe, philippa pip pippa, raymond ray ramon, walter walt wally,
  frederick fred freddie freddy fritz frederic, alfred alf fred alfie, albert al bert bertie, herbert herb bert, arthur art artie,
  harold harry hal, henry harry hank hal heinrich enrique, henrietta etta hettie hattie, harriet hattie hettie harriett,
  tobias toby, dominic dom nick, dominique dom, desmond des, douglas doug, duncan dunc, eugene gene, leonard len lenny leo, leonardo leo,
  lewis louis lou lew luis, louise lou, luke lucas, nathaniel nathan nate nat, nathan nate nat, natalie nat natasha natalia, oliver ollie olly, olivia liv livvy ollie,
  peter pete pieter pedro petr, percival percy, reginald reg reggie, roger rog rodger, rosalind roz ros rosie, rosemary rosie rose, russell russ,
  stanley stan, stuart stewart stu, terence terry terrence, theresa teresa terry tess tracy, vincent vince vinny, virginia ginny, vivian viv vivienne,
  wilfred wilf fred, winifred winnie, zachary zach zack zac, agnes aggie, amanda mandy, angela angie, annabel bella anna, anne ann anna annie hannah anita,
  beatrice beatrix bea trixie, bernard bernie, bernadette bernie, bradley brad, bridget bridie biddy, calvin cal, callum cal calum, cameron cam,
  caroline carolyn carol carrie caro, cecilia cecily celia, clifford cliff, constance connie, cornelius con neil, cynthia cindy, cassandra cass cassie,
  dennis denis den, diana diane di dianne, ebenezer eben, elaine lainey, emily em emmy, emma em, ernest ernie, ernestine tina, esther essie, evelyn eve evie,
  florence flo florrie, gabriel gabe, gabriella gabrielle gaby gabi, georgina georgia georgie, george georgie jorge georg, geraldine gerry, gertrude trudy gertie,
  gilbert gil bert, gladys glad, graham graeme grahame, gwendolyn gwen gwendolen, hubert bert, hugh hughie hugo, isaac ike zac, isabel isabella izzy bella isobel,
  jacob jake jacques, jacqueline jackie jacqui jacquelyn, janet jan, janice jan, jeremy jerry jem, joan joanie, joanna joanne jo joan joann, joshua josh, joyce joy,
  julia julie jules juliana, julian jules, justin jus, kimberly kim kimberley, laura laurie lori lauren, leslie les lesley, lillian lily lil, linda lindy lynda,
  lucille lucy, lydia lyddie, madeleine maddy madeline, malcolm mal, marcus mark marc marcos, marian marianne, marion marianne, martha marty patty, martin marty marten,
  mary molly polly mae marie maria, matilda tilly tilda mattie, maurice morris mo, maximilian max, maxwell max, melanie mel, melissa mel missy, melvin mel,
  mildred millie, millicent millie, miriam mim, mohammed mohamed muhammad mohammad, mitchell mitch, morag mo, nancy nan, neil neal niall, norman norm, pamela pam,
  pauline paula, penelope penny, phyllis phyl, prudence pru, priscilla cilla prissy, quentin quin, randolph randy, randall randy, roderick rod rory, rodney rod, roland rolly,
  rudolph rudy rolf, ruth ruthie, sally sal, sarah sara sally sadie, sebastian seb bastian, shauna shawna, sean shaun shawn, sidney sydney sid, simon si, solomon sol,
  sophia sophie sofia, sylvia silvia, tabitha tabby, tamara tammy, tamsin tamzin tammy, thaddeus thad tad, ursula uschi, valerie val, vanessa nessa, veronica ronnie vera,
  warren wren, wendell wen, wesley wes, wilhelmina wilma mina, yvonne eve von, konstantinos kostas costas, guadalupe lupe, rajesh raj`;

/** First name → the names it is a form of or has as forms. */
export const nicknames: ReadonlyMap<string, ReadonlySet<string>> = groups
  .split(',')
  .map((group) => group.trim().split(/\s+/))
  .reduce((all, group) => {
    for (const one of group) {
      const known = all.get(one) ?? new Set<string>();
      for (const other of group) if (other !== one) known.add(other);
      all.set(one, known);
    }
    return all;
  }, new Map<string, Set<string>>());
