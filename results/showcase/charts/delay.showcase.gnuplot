# Drawn by ringtrue; run 'gnuplot' on this file in its folder to draw it again.
reset session
set encoding utf8
set terminal svg size 960,389 dynamic enhanced font 'sans-serif,13' background '#ffffff'
set output 'delay.showcase.svg'
set label '{/:Bold ledger-rules notices 19 % of the events, half of them at once}' enhanced at screen 0.025,0.920874 left front font ',18' textcolor rgb '#1b2128'
set label 'showcase · 3260 rows measured, 89 of them anomalous · seed 1' noenhanced at screen 0.025,0.865206 left front font ',12.5' textcolor rgb '#59636e'
set label 'At the thresholds of the run, best by AP first. Behind each: the middle delay of those noticed, from when an event could be known to its first alert; the share of rows' noenhanced at screen 0.025,0.0972494 left front font ',11' textcolor rgb '#59636e'
set label 'flagged.' noenhanced at screen 0.025,0.0570951 left front font ',11' textcolor rgb '#59636e'
set label 'ledger-rules' noenhanced at screen 0.127422,0.758578 right front font ',12.5' textcolor rgb '#1b2128'
set label '19 %' noenhanced at screen 0.839168,0.758578 right front font ',11' textcolor rgb '#59636e'
set label 'at once' noenhanced at screen 0.896536,0.758578 right front font ',11' textcolor rgb '#59636e'
set label 'flags 2.0 %' noenhanced at screen 0.975,0.758578 right front font ',11' textcolor rgb '#59636e'
set label 'lof' noenhanced at screen 0.127422,0.693781 right front font ',12.5' textcolor rgb '#1b2128'
set label '12 %' noenhanced at screen 0.839168,0.693781 right front font ',11' textcolor rgb '#59636e'
set label 'at once' noenhanced at screen 0.896536,0.693781 right front font ',11' textcolor rgb '#59636e'
set label 'flags 1.9 %' noenhanced at screen 0.975,0.693781 right front font ',11' textcolor rgb '#59636e'
set label 'amount' noenhanced at screen 0.127422,0.628983 right front font ',12.5' textcolor rgb '#59636e'
set label '12 %' noenhanced at screen 0.839168,0.628983 right front font ',11' textcolor rgb '#59636e'
set label 'at once' noenhanced at screen 0.896536,0.628983 right front font ',11' textcolor rgb '#59636e'
set label 'flags 1.0 %' noenhanced at screen 0.975,0.628983 right front font ',11' textcolor rgb '#59636e'
set label 'kmeans' noenhanced at screen 0.127422,0.564185 right front font ',12.5' textcolor rgb '#1b2128'
set label '7.0 %' noenhanced at screen 0.839168,0.564185 right front font ',11' textcolor rgb '#59636e'
set label 'at once' noenhanced at screen 0.896536,0.564185 right front font ',11' textcolor rgb '#59636e'
set label 'flags 1.8 %' noenhanced at screen 0.975,0.564185 right front font ',11' textcolor rgb '#59636e'
set label 'vae' noenhanced at screen 0.127422,0.499388 right front font ',12.5' textcolor rgb '#1b2128'
set label '0 %' noenhanced at screen 0.839168,0.499388 right front font ',11' textcolor rgb '#59636e'
set label '–' noenhanced at screen 0.896536,0.499388 right front font ',11' textcolor rgb '#59636e'
set label 'flags 4.5 %' noenhanced at screen 0.975,0.499388 right front font ',11' textcolor rgb '#59636e'
set label 'robust-z' noenhanced at screen 0.127422,0.43459 right front font ',12.5' textcolor rgb '#1b2128'
set label '0 %' noenhanced at screen 0.839168,0.43459 right front font ',11' textcolor rgb '#59636e'
set label '–' noenhanced at screen 0.896536,0.43459 right front font ',11' textcolor rgb '#59636e'
set label 'flags 4.7 %' noenhanced at screen 0.975,0.43459 right front font ',11' textcolor rgb '#59636e'
set label 'random' noenhanced at screen 0.127422,0.369793 right front font ',12.5' textcolor rgb '#59636e'
set label '0 %' noenhanced at screen 0.839168,0.369793 right front font ',11' textcolor rgb '#59636e'
set label '–' noenhanced at screen 0.896536,0.369793 right front font ',11' textcolor rgb '#59636e'
set label 'flags 1.8 %' noenhanced at screen 0.975,0.369793 right front font ',11' textcolor rgb '#59636e'
set label 'isolation-forest' noenhanced at screen 0.127422,0.304995 right front font ',12.5' textcolor rgb '#1b2128'
set label '0 %' noenhanced at screen 0.839168,0.304995 right front font ',11' textcolor rgb '#59636e'
set label '–' noenhanced at screen 0.896536,0.304995 right front font ',11' textcolor rgb '#59636e'
set label 'flags 2.0 %' noenhanced at screen 0.975,0.304995 right front font ',11' textcolor rgb '#59636e'
set label 'share of the events with an alert on one of their rows' noenhanced at screen 0.464421,0.17491 center front font ',11' textcolor rgb '#59636e'
unset key
set lmargin at screen 0.139089
set rmargin at screen 0.789753
set tmargin at screen 0.790977
set bmargin at screen 0.272596
set border 0
unset logscale x
set xrange [0:1] noextend
set xtics ('0.0' 0, '0.2' 0.2, '0.4' 0.4, '0.6' 0.6, '0.8' 0.8, '1.0' 1) scale 0 nomirror font ',11.7' textcolor rgb '#59636e'
unset logscale y
set yrange [7.5:-0.5] noextend
unset ytics
set grid xtics back linetype 1 linecolor rgb '#e6eaee' lw 1
$data1 << END
0.5 0 0 1 -0.5 0.5 16185594
0.5 2 0 1 1.5 2.5 16185594
0.5 4 0 1 3.5 4.5 16185594
0.5 6 0 1 5.5 6.5 16185594
END
$data2 << END
0.0974175 0 0.228753 0
0.0507043 1 0.194087 0
0.0240116 3 0.162078 0
0 4 0.0820098 0
0 5 0.0820098 0
0 7 0.0820098 0
END
$data3 << END
0.0507043 2 0.194087 0
0 6 0.0820098 0
END
$data4 << END
0.186047 0
0.116279 1
0.0697674 3
0 4
0 5
0 7
END
$data5 << END
0.116279 2
0 6
END
plot $data1 using 1:2:3:4:5:6:7 with boxxyerror fillstyle solid 1 noborder lc rgb variable notitle, \
     $data2 using 1:2:3:4 with vectors nohead lc rgb '#0b65b0' lw 1.6 dt 1 notitle, \
     $data3 using 1:2:3:4 with vectors nohead lc rgb '#59636e' lw 1.6 dt 1 notitle, \
     $data4 using 1:2 with points pt 7 ps 0.94359 lc rgb '#0b65b0' notitle, \
     $data5 using 1:2 with points pt 6 ps 0.94359 lc rgb '#59636e' notitle
unset output
